import type { JSX } from "preact";
import type { AgentId, DeskView, SearchHit, SearchResult } from "@presently/shared/protocol";
import { calm } from "@presently/shared/view/calm";
import type { LaneName } from "../desk/lanes.ts";
import { searchWords } from "../i18n/search.ts";
import { useActions } from "../keys/actions.ts";
import { conversationHref } from "../pages/address.ts";
import { visitorNameOf } from "../ui/display-text.ts";
import { fullMomentOf } from "../ui/moment.ts";
import { markedParts } from "./marked-parts.ts";
import { SEARCH_FIELD, SEARCH_RESULTS } from "./search-field.ts";

interface ResultsProps {
  results: readonly SearchResult[];
  isLoading: boolean;
  me: AgentId;
  sites: DeskView["sites"];
  nameOf: (agentId: string) => string;
}

/** The conversations that were found, each a link; arrows go from one to the next, and from the first back to the field. */
export function Results(props: ResultsProps): JSX.Element {
  const { results, me, sites } = props;
  function step(by: 1 | -1): void {
    const links = [...document.querySelectorAll<HTMLElement>(`#${SEARCH_RESULTS} a`)];
    const at = links.findIndex((link) => link === document.activeElement);
    if (at === 0 && by === -1) document.getElementById(SEARCH_FIELD)?.focus();
    else links[at === -1 ? 0 : at + by]?.focus();
  }
  useActions({ "list.next": () => step(1), "list.previous": () => step(-1) });
  return (
    <div aria-busy={props.isLoading ? "true" : "false"}>
      <ol
        id={SEARCH_RESULTS}
        class="found"
        aria-label={searchWords.results}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          step(event.key === "ArrowDown" ? 1 : -1);
        }}
      >
        {results.map((result) => (
          <li key={result.conversationId}>
            <FoundLink
              result={result}
              me={me}
              site={
                sites.length > 1
                  ? sites.find(({ siteId }) => siteId === result.siteId)?.name
                  : undefined
              }
              nameOf={props.nameOf}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

function FoundLink(props: {
  result: SearchResult;
  me: AgentId;
  site: string | undefined;
  nameOf: (agentId: string) => string;
}): JSX.Element {
  const { result, site, nameOf } = props;
  const { group, agentId, hit } = result;
  const about = [agentId === null ? undefined : nameOf(agentId), site].filter(Boolean);
  return (
    <a class="found-link" href={conversationHref(laneOf(result, props.me), result.conversationId)}>
      <span class="found-head">
        <bdi class="found-name">{visitorNameOf(result.visitorName)}</bdi>
        <span class={group === "closed" ? "pill" : "pill is-accent"}>
          {searchWords.groups[group]}
        </span>
        <time dateTime={new Date(result.createdAtMs).toISOString()}>
          {fullMomentOf(result.createdAtMs)}
        </time>
      </span>
      {hit !== null && <HitLine hit={hit} nameOf={nameOf} />}
      {about.length > 0 && <span class="found-about">{about.join(" · ")}</span>}
    </a>
  );
}

function HitLine(props: { hit: SearchHit; nameOf: (agentId: string) => string }): JSX.Element {
  const { where, by, text, marks } = props.hit;
  const agent = by?.startsWith("agt_") === true ? props.nameOf(by) : undefined;
  return (
    <span class="found-words">
      <span class="found-where">{searchWords.where[where](agent)}: </span>
      <bdi>
        {markedParts(text, marks).map(({ part, isMarked, from }) =>
          isMarked ? <mark key={from}>{calm(part)}</mark> : calm(part),
        )}
      </bdi>
    </span>
  );
}

function laneOf({ group, agentId }: SearchResult, me: AgentId): LaneName {
  switch (group) {
    case "waiting":
      return "waiting";
    case "active":
      return agentId === me ? "mine" : "team";
    case "left":
      return "unanswered";
    case "closed":
      return "closed";
  }
}

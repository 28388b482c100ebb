import "../style/settings.css";
import "./search.css";
import { useLocation } from "preact-iso";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ConsoleApi } from "../api.ts";
import type { DeskSession } from "../desk/desk-session.ts";
import { searchWords } from "../i18n/search.ts";
import { AnswerProblem } from "../ui/AnswerProblem.tsx";
import { PageNav } from "../ui/PageNav.tsx";
import { Narrowing } from "./Narrowing.tsx";
import { Results } from "./Results.tsx";
import {
  areDaysRight,
  type Asked,
  askedIn,
  isNarrowed,
  MOST_CHARS,
  nothingAsked,
  searchHref,
} from "./search-address.ts";
import { SEARCH_FIELD, SEARCH_RESULTS } from "./search-field.ts";
import { useSearch } from "./use-search.ts";

export interface SearchPageProps {
  api: Pick<ConsoleApi, "search">;
  desk: Pick<DeskSession, "me" | "desk">;
  nameOf: (agentId: string) => string;
}

/** Typing has stopped. */
const PAUSE_MS = 250;

/** Conversations by their words (SE7): what is asked stands in the address, so that the way back and a bookmark lead to it. */
export function SearchPage({ api, desk, nameOf }: SearchPageProps): JSX.Element {
  const words = searchWords;
  const { query, route } = useLocation();
  const asked = useMemo(() => askedIn(query), [query]);
  const found = useSearch(api, asked);
  const ask = (next: Asked): void => route(searchHref(next), true);
  const view = desk.desk.value;
  const isWrong = !areDaysRight(asked);
  return (
    <>
      <PageNav label={words.title} />
      <main class="settings" id="main" tabIndex={-1}>
        <div class="settings-column search-page">
          <h1>{words.title}</h1>
          <SearchField
            text={asked.text}
            onText={(text) => ask({ ...asked, text })}
            onDown={() => document.querySelector<HTMLElement>(`#${SEARCH_RESULTS} a`)?.focus()}
          />
          {view !== undefined && <Narrowing view={view} asked={asked} onAsk={ask} />}
          <p role="status" class="field-hint search-status">
            {found.isSlow
              ? words.searching
              : found.results === undefined || isWrong
                ? ""
                : found.results.length === 0
                  ? words.none
                  : words.found(found.results.length, found.hasMore)}
          </p>
          <AnswerProblem problem={found.problem} retry={found.retry} />
          {found.isBehind && (
            <p class="callout">
              <span>
                {words.behind}{" "}
                <button type="button" class="link-button" onClick={found.retry}>
                  {words.again}
                </button>
              </span>
            </p>
          )}
          {found.results !== undefined && found.results.length > 0 && (
            <Results
              results={found.results}
              isLoading={found.isSlow}
              me={desk.me}
              sites={view?.sites ?? []}
              nameOf={nameOf}
            />
          )}
          {found.hasMore && (
            <button type="button" class="button" onClick={found.more}>
              {words.more}
            </button>
          )}
          {found.results?.length === 0 && (
            <div class="search-none">
              {asked.text.trim() !== "" && <p>{words.noneWords}</p>}
              {isNarrowed(asked) && (
                <p>
                  {words.noneNarrowed}{" "}
                  <button
                    type="button"
                    class="link-button"
                    onClick={() => ask({ ...nothingAsked, text: asked.text })}
                  >
                    {words.clear}
                  </button>
                </p>
              )}
            </div>
          )}
        </div>
      </main>
    </>
  );
}

/** The field itself: what is typed is asked for once the typing stops, or at once with Enter. */
function SearchField(props: {
  text: string;
  onText: (text: string) => void;
  onDown: () => void;
}): JSX.Element {
  const words = searchWords;
  const { text, onText } = props;
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLInputElement>(null);
  // The way back, or a link, has asked for something else meanwhile.
  useEffect(() => setTyped(text), [text]);
  const isEmptyAtFirst = useRef(text === "");
  useEffect(() => {
    if (isEmptyAtFirst.current) field.current?.focus();
  }, []);
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => onText(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, text, onText]);
  return (
    <form
      role="search"
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== text) onText(typed);
      }}
    >
      <label for={SEARCH_FIELD}>{words.field}</label>
      <p class="field-hint" id="search-hint">
        {words.hint}
      </p>
      <input
        ref={field}
        id={SEARCH_FIELD}
        class="input search-field"
        type="search"
        dir="auto"
        autocomplete="off"
        enterkeyhint="search"
        aria-describedby="search-hint"
        maxLength={MOST_CHARS}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" || event.isComposing) return;
          event.preventDefault();
          props.onDown();
        }}
      />
    </form>
  );
}

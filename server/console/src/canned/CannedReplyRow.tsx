import type { JSX } from "preact";
import type { CannedReplyLine } from "@presently/shared/protocol";
import { locale, t } from "../i18n/index.ts";
import { ownLanguage } from "../kept/own-language.ts";
import { KeptActions, type KeptActs } from "../kept/KeptActions.tsx";

interface CannedReplyRowProps extends KeptActs {
  reply: CannedReplyLine;
}

/** One canned reply of the list: its name and kind, what it says first, who keeps it, and whether it is old (CR2). */
export function CannedReplyRow({ reply, ...acts }: CannedReplyRowProps): JSX.Element {
  const words = t.cannedReplies;
  const day = new Date(reply.checkedAtMs).toLocaleDateString(locale, { dateStyle: "medium" });
  const own = ownLanguage();
  const first = reply.texts.find(({ language }) => language === own) ?? reply.texts[0];
  const written = reply.texts.map(
    ({ language, variants }) =>
      `${t.articles.languages[language]}${variants.length > 1 ? ` (${words.wordings(variants.length)})` : ""}`,
  );
  return (
    <li class={reply.isStale ? "article-row is-stale" : "article-row"}>
      <div class="article-titles">
        <p>
          <bdi class="found-title">{reply.name}</bdi>{" "}
          <span class="pill">{words.kinds[reply.kind]}</span>{" "}
          {reply.siteId === null && <span class="pill">{words.ofAllSites}</span>}
        </p>
        {first !== undefined && (
          <p class="found-text" lang={first.language} dir="auto">
            {first.variants[0]}
          </p>
        )}
        <p class="field-hint">{written.join(", ")}</p>
        <p class="field-hint">
          {t.articles.keptBy(reply.keeperName, day)}{" "}
          {reply.isStale && <span class="pill is-warn">{t.articles.stale}</span>}
        </p>
      </div>
      <KeptActions title={reply.name} isStale={reply.isStale} {...acts} />
    </li>
  );
}

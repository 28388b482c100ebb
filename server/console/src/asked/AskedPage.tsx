import "../style/settings.css";
import "../style/report.css";
import "./asked.css";
import type { JSX } from "preact";
import { useCallback, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { AskedQuestion, SiteId, WhatPeopleAsk } from "@presently/shared/protocol";
import { ARTICLE_LANGUAGES } from "@presently/shared/protocol/article-limits";
import { calm } from "@presently/shared/view/calm";
import type { ConsoleApi } from "../api.ts";
import { askedWords } from "../i18n/asked.ts";
import { beginText, type BegunText } from "../kept/begun-text.ts";
import { ownLanguage } from "../kept/own-language.ts";
import { conversationHref } from "../pages/address.ts";
import { Select } from "../reports/Select.tsx";
import { AnswerProblem } from "../ui/AnswerProblem.tsx";
import { downloadText } from "../ui/download-text.ts";
import { ListPart } from "../ui/ListPart.tsx";
import { PageNav } from "../ui/PageNav.tsx";
import { useAnswer } from "../ui/use-answer.ts";
import { askedCsv } from "./asked-csv.ts";
import { FiguresOfAsked } from "./AskedFigures.tsx";

export interface AskedPageProps {
  api: Pick<ConsoleApi, "whatPeopleAsk">;
}

/** What stands for "all of them" in a choice. */
const ALL = "";

/** What people ask, for who directs agents (M24): what comes up again and again, and from where; the best answer goes on as an article or a reply. */
export function AskedPage({ api }: AskedPageProps): JSX.Element {
  const words = askedWords;
  const [site, setSite] = useState<string | undefined>(undefined);
  const { answer, problem, isLoading, retry } = useAnswer(
    useCallback(() => api.whatPeopleAsk(site), [api, site]),
  );
  return (
    <>
      <PageNav label={words.title} />
      <main class="settings" id="main" tabIndex={-1}>
        <div class="settings-column report-page" aria-busy={isLoading ? "true" : "false"}>
          <h1>{words.title}</h1>
          <p class="settings-intro">{words.intro}</p>
          {answer !== undefined && answer.sites.length > 1 && (
            <div class="report-questions">
              <Select
                label={words.site}
                value={site ?? ALL}
                options={[
                  { value: ALL, label: words.allSites },
                  ...answer.sites.map(({ siteKey, name }) => ({ value: siteKey, label: name })),
                ]}
                onChoose={(chosen) => setSite(chosen === ALL ? undefined : chosen)}
              />
            </div>
          )}
          <p role="status" class="field-hint">
            {isLoading ? words.loading : answer && words.total(answer.asked.conversations)}
          </p>
          <AnswerProblem problem={problem} retry={retry} />
          {answer !== undefined && (
            // A site's key is its id.
            <Shown asked={answer.asked} siteId={site as SiteId | undefined} />
          )}
        </div>
      </main>
    </>
  );
}

function Shown(props: { asked: WhatPeopleAsk; siteId: SiteId | undefined }): JSX.Element {
  const words = askedWords;
  const { questions, tags, pages } = props.asked;
  return (
    <>
      <ListPart
        class="asked-list"
        isRanked
        title={words.questions}
        hint={words.questionsHint}
        none={words.noQuestions}
      >
        {questions.map((one) => (
          <li key={one.text}>
            <h3 dir="auto">{calm(one.text)}</h3>
            <FiguresOfAsked of={one} />
            <Answer to={one} siteId={props.siteId} />
          </li>
        ))}
      </ListPart>
      <ListPart
        class="asked-list"
        isRanked
        title={words.tags}
        hint={words.tagsHint}
        none={words.noTags}
      >
        {tags.map((one) => (
          <li key={one.name}>
            <h3 dir="auto">{one.name}</h3>
            <FiguresOfAsked of={one} />
          </li>
        ))}
      </ListPart>
      <ListPart
        class="asked-list"
        isRanked
        title={words.pages}
        hint={words.pagesHint}
        none={words.noPages}
      >
        {pages.map((one) => (
          <li key={one.page}>
            <h3>
              <bdi class="asked-page">{one.page}</bdi>
            </h3>
            <FiguresOfAsked of={one} />
          </li>
        ))}
      </ListPart>
      {questions.length + tags.length + pages.length > 0 && (
        <div class="form-actions">
          <button
            type="button"
            class="button is-small"
            onClick={() =>
              downloadText("presently-what-people-ask.csv", "text/csv", askedCsv(props.asked))
            }
          >
            {words.csv}
          </button>
        </div>
      )}
    </>
  );
}

/** The answer that solved it, and what can be made of it. */
function Answer(props: { to: AskedQuestion; siteId: SiteId | undefined }): JSX.Element {
  const words = askedWords;
  const { route } = useLocation();
  const { text: title, language, answer } = props.to;
  if (answer === null) return <p class="field-hint">{words.noAnswer}</p>;
  function goOn(goal: BegunText["goal"], page: string): void {
    const spoken = language.split("-")[0]?.toLowerCase();
    beginText({
      goal,
      siteId: props.siteId,
      language: ARTICLE_LANGUAGES.find((each) => each === spoken) ?? ownLanguage(),
      title,
      text: answer?.text ?? "",
    });
    route(page);
  }
  return (
    <details class="asked-answer">
      <summary>{words.answered}</summary>
      <blockquote dir="auto">{calm(answer.text)}</blockquote>
      <p class="form-actions">
        <button
          type="button"
          class="button is-small"
          onClick={() => goOn("article", "/console/settings/articles")}
        >
          {words.toArticle}
        </button>
        <button
          type="button"
          class="button is-small"
          onClick={() => goOn("reply", "/console/settings/replies")}
        >
          {words.toReply}
        </button>
        <a href={conversationHref("closed", answer.conversationId)}>{words.show}</a>
      </p>
    </details>
  );
}

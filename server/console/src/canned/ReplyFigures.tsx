import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { ReplyFigures as Figures, SiteId } from "@presently/shared/protocol";
import type { ConsoleApi } from "../api.ts";
import { t } from "../i18n/index.ts";
import { AnswerProblem } from "../ui/AnswerProblem.tsx";
import { useAnswer } from "../ui/use-answer.ts";

interface ReplyFiguresProps {
  api: Pick<ConsoleApi, "replyFigures">;
  siteId: SiteId;
  changes: number;
  /** Finds one in the list, to be written anew. */
  onFind: (name: string) => void;
}

/** What came after each wording that was sent, the one to be looked at first in front; never by agent (RF1 to RF5, M10). */
export function ReplyFigures({ api, siteId, changes, onFind }: ReplyFiguresProps): JSX.Element {
  const words = t.cannedReplies.figures;
  const ask = useMemo(() => {
    void changes; // another count is another question
    return () => api.replyFigures(siteId);
  }, [api, siteId, changes]);
  const { answer, problem, retry } = useAnswer(ask);
  return (
    <section class="panel" aria-labelledby="reply-figures-title">
      <h2 id="reply-figures-title">{words.title}</h2>
      <p class="field-hint">{words.hint(answer?.days ?? 90)}</p>
      <AnswerProblem problem={problem} retry={retry} />
      {answer !== undefined &&
        (answer.wordings.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <div
            class="canned-figures"
            role="group"
            aria-labelledby="reply-figures-title"
            tabIndex={0}
          >
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.reply}</th>
                  <th scope="col">{words.sent}</th>
                  <th scope="col">{words.edited}</th>
                  <th scope="col">{words.askedAgain}</th>
                  <th scope="col">{words.ratedLow}</th>
                </tr>
              </thead>
              <tbody>
                {answer.wordings.map((wording) => (
                  <Row
                    key={`${wording.replyId} ${wording.language} ${wording.variant}`}
                    wording={wording}
                    onFind={onFind}
                  />
                ))}
              </tbody>
            </table>
          </div>
        ))}
    </section>
  );
}

function Row({
  wording,
  onFind,
}: {
  wording: Figures["wordings"][number];
  onFind: ReplyFiguresProps["onFind"];
}): JSX.Element {
  const words = t.cannedReplies.figures;
  const { name, language, variant, sent, edited, askedAgain, rated, ratedLow } = wording;
  return (
    <tr>
      <th scope="row">
        <button type="button" class="link-button" onClick={() => onFind(name)}>
          <bdi>{name}</bdi>
        </button>{" "}
        <span class="field-hint">{words.wording(t.articles.languages[language], variant + 1)}</span>
      </th>
      <td>{sent}</td>
      <td>{edited}</td>
      <td>{words.share(askedAgain, sent)}</td>
      <td>{rated === 0 ? words.notRated : words.share(ratedLow, rated)}</td>
    </tr>
  );
}

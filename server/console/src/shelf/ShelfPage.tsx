import "../style/settings.css";
import "./shelf.css";
import type { ComponentChildren, JSX } from "preact";
import { useCallback } from "preact/hooks";
import type { ConversationId, KindWords, ShelvedCase } from "@presently/shared/protocol";
import { calm } from "@presently/shared/view/calm";
import type { ConsoleApi } from "../api.ts";
import type { DeskSession } from "../desk/desk-session.ts";
import { locale, t } from "../i18n/index.ts";
import type { NoticeBoard } from "../inbox/Notices.tsx";
import { conversationHref } from "../pages/address.ts";
import { useAnswer } from "../ui/use-answer.ts";
import { AnswerProblem } from "../ui/AnswerProblem.tsx";
import { ListPart } from "../ui/ListPart.tsx";
import { PageNav } from "../ui/PageNav.tsx";

export interface ShelfPageProps {
  api: Pick<ConsoleApi, "shelf">;
  desk: Pick<DeskSession, "ask" | "me" | "desk">;
  telling: NoticeBoard["telling"];
  nameOf: (agentId: string) => string;
}

/** Good work, seen: what visitors kindly wrote, and cases to learn from (M29). In the order of time, and of nobody's numbers. */
export function ShelfPage({ api, desk, telling, nameOf }: ShelfPageProps): JSX.Element {
  const words = t.shelf;
  const { answer, problem, isLoading, retry } = useAnswer(useCallback(() => api.shelf(), [api]));
  async function ask(command: Parameters<typeof desk.ask>[0]): Promise<void> {
    await telling(desk.ask(command));
    retry();
  }
  const directs = desk.desk.value?.role !== "agent";
  return (
    <>
      <PageNav label={words.title} />
      <main class="settings" id="main" tabIndex={-1}>
        <div class="settings-column" aria-busy={isLoading ? "true" : "false"}>
          <h1>{words.title}</h1>
          <p class="settings-intro">{words.intro}</p>
          <AnswerProblem problem={problem} retry={retry} />
          {answer !== undefined && (
            <>
              <ListPart
                class="shelf"
                title={words.mine}
                hint={words.mineHint}
                none={words.noneMine}
              >
                {answer.mine.map((one) => (
                  <Entry key={one.conversationId} of={one} by={undefined}>
                    <button
                      type="button"
                      class="button is-small"
                      onClick={() =>
                        void ask({
                          type: "kindWords.share",
                          conversationId: one.conversationId,
                          isShared: !one.isShared,
                        })
                      }
                    >
                      {one.isShared ? words.unshare : words.share}
                    </button>
                  </Entry>
                ))}
              </ListPart>
              <ListPart
                class="shelf"
                title={words.shared}
                hint={words.sharedHint}
                none={words.noneShared}
              >
                {answer.shared.map((one) => (
                  <Entry key={one.conversationId} of={one} by={words.to(nameOf(one.agentId))} />
                ))}
              </ListPart>
              <ListPart
                class="shelf"
                title={words.cases}
                hint={words.casesHint}
                none={words.noneCases}
              >
                {answer.cases.map((one) => (
                  <Entry key={one.conversationId} of={one} by={words.from(nameOf(one.agentId))}>
                    {(directs || one.agentId === desk.me) && (
                      <button
                        type="button"
                        class="button is-small is-quiet"
                        onClick={() =>
                          void ask({ type: "case.unshelve", conversationId: one.conversationId })
                        }
                      >
                        {words.takeOff}
                      </button>
                    )}
                  </Entry>
                ))}
              </ListPart>
            </>
          )}
        </div>
      </main>
    </>
  );
}

function Entry(props: {
  of: Pick<KindWords | ShelvedCase, "conversationId" | "text" | "atMs">;
  by: string | undefined;
  children?: ComponentChildren;
}): JSX.Element {
  const { conversationId, text, atMs } = props.of;
  return (
    <li>
      <blockquote dir="auto">{calm(text)}</blockquote>
      <p class="shelf-foot">
        <span class="field-hint">
          {props.by !== undefined && `${props.by} · `}
          <ThatChat id={conversationId} atMs={atMs} />
        </span>
        {props.children}
      </p>
    </li>
  );
}

function ThatChat({ id, atMs }: { id: ConversationId; atMs: number }): JSX.Element {
  const day = new Date(atMs).toLocaleDateString(locale, { dateStyle: "medium" });
  return (
    <a href={conversationHref("closed", id)} aria-label={t.shelf.chatOf(day)}>
      {day}
    </a>
  );
}

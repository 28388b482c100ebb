import type { ConversationView } from "@presently/shared/protocol";
import { Component } from "preact";
import type { Texts } from "../i18n/texts.ts";
import type { Picture } from "../picture.ts";
import { DAY_MS, isInLine, queueOf } from "../picture.ts";
import type { Acts } from "../ui/Panel.tsx";
import { Forget } from "./Forget.tsx";
import { LeaveMessage } from "./LeaveMessage.tsx";
import { PlaceAndWait } from "./PlaceAndWait.tsx";
import { Rating } from "./Rating.tsx";
import { Thread } from "./Thread.tsx";
import { threadOf } from "./thread.ts";

export interface TalkProps {
  readonly picture: Picture;
  readonly texts: Texts;
  readonly acts: Acts;
  readonly serverNowMs: number;
}

interface State {
  /** The visitor has asked to leave a message, or has begun to: then the form stays, whoever comes online. */
  readonly isLeaving: boolean;
}

/** Whether an agent was there, and no more than a day has passed since the end (RA1). `nowMs` is the server's clock. */
export function canRate({ state, agentId, items }: ConversationView, nowMs: number): boolean {
  const end = items.findLast(({ type }) => type === "conversation.closed");
  // By the items alone would not do: those that are loaded may begin after the agent came.
  const wasHelped = agentId || items.some(({ type }) => type === "conversation.assigned");
  return state === "closed" && wasHelped && nowMs - (end?.atMs ?? 0) < DAY_MS;
}

/** A conversation: the line while it waits, the messages, and what is asked at its end. */
export class Talk extends Component<TalkProps, State> {
  override state: State = { isLeaving: false };

  /** Whoever is not in line any more has no form to keep. */
  static override getDerivedStateFromProps({ picture }: TalkProps): Partial<State> | null {
    return isInLine(picture.view) ? null : { isLeaving: false };
  }

  override render({ picture, texts, acts, serverNowMs }: TalkProps, { isLeaving }: State) {
    const { view, threads, names, typing, problem, underWay } = picture;
    const queue = queueOf(picture);
    const waits = isInLine(view);
    const isNobodyThere = queue?.refusal === "nobodyAvailable";
    const asksAddress = waits && (isLeaving || isNobodyThere);
    const { errors } = texts;
    const fault = problem === null ? undefined : (errors[problem] ?? errors.other);
    const setLeaving = (wants: boolean) => this.setState({ isLeaving: wants });
    return (
      <>
        {waits && (
          <PlaceAndWait
            queue={queue}
            nowMs={serverNowMs}
            limitMs={picture.ways?.limitMs}
            texts={texts}
            onWayOut={asksAddress ? undefined : () => setLeaving(true)}
          />
        )}
        <Thread
          items={threadOf(picture, texts, serverNowMs)}
          hasEarlier={threads[0]?.hasEarlier ?? false}
          typingName={typing === null ? undefined : (names[typing] ?? texts.team)}
          texts={texts}
          onEarlier={acts.loadEarlier}
          onRetry={acts.retry}
          onRemove={acts.remove}
        >
          {asksAddress && (
            <LeaveMessage
              texts={texts}
              fault={fault}
              isSending={underWay.includes("conversation.leaveMessage")}
              takesFocus={isLeaving}
              onBegin={() => setLeaving(true)}
              onLeave={acts.leaveMessage}
              onCancel={isNobodyThere ? undefined : () => setLeaving(false)}
            />
          )}
          {view && canRate(view, serverNowMs) && (
            <Rating
              key={view.conversationId}
              score={view.ratingScore}
              texts={texts}
              isSending={underWay.includes("rating.give")}
              isRefused={problem !== null}
              onRate={acts.rate}
            />
          )}
          {(view?.state === "closed" || view?.state === "messageLeft") && (
            <Forget texts={texts} onForget={acts.forget} />
          )}
          {fault && !asksAddress && (
            <p class="fault" role="alert">
              {fault}
            </p>
          )}
        </Thread>
      </>
    );
  }
}

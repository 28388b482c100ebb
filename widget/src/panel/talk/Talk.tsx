import { MAX_COMMENT_CHARS } from "@presently/shared/protocol/clean-text";
import type { Texts } from "../i18n/texts.ts";
import type { Picture } from "../picture.ts";
import { isInLine } from "../picture.ts";
import { queueOf } from "./told-queue.ts";
import type { Acts } from "../ui/Panel.tsx";
import { After } from "./After.tsx";
import { AddressForm } from "./AddressForm.tsx";
import type { Form } from "./choices.ts";
import { choicesOf, isFormOver } from "./choices.ts";
import type * as WaysPart from "../ways/ways.ts";
import type { createExtras } from "./extras.ts";
import { isOver, type After as AfterLoaded } from "./fetch-after.ts";
import { HoldsFocus } from "./holds-focus.ts";
import { PlaceAndWait } from "./PlaceAndWait.tsx";
import { Ways } from "./Ways.tsx";
import { Thread } from "./Thread.tsx";
import { threadOf } from "./thread.ts";

export interface TalkProps {
  readonly picture: Picture;
  readonly texts: Texts;
  readonly acts: Acts;
  readonly serverNowMs: number;
  /** Knows what in the panel has the focus. */
  readonly root: ShadowRoot;
  /** The ways out of a long wait; undefined until they were fetched, and they are only when they are offered. */
  readonly ways: typeof WaysPart | undefined;
  /** What is drawn at the end; undefined until it was fetched, and it is only once a chat has ended. */
  readonly after: AfterLoaded | undefined;
  readonly extras: ReturnType<typeof createExtras>;
}

interface State {
  /** For what the visitor has asked to leave an address, or has begun to: then the form stays, whoever comes online. */
  readonly form: Form | null;
}

/** A conversation: the line while it waits, the messages, and what is asked at its end. */
export class Talk extends HoldsFocus<TalkProps, State> {
  override state: State = { form: null };

  static override getDerivedStateFromProps(
    { picture }: TalkProps,
    { form }: State,
  ): Partial<State> | null {
    return isFormOver(picture, form) ? { form: null } : null;
  }

  override render(
    { picture, texts, acts, serverNowMs, ways, after, root, extras }: TalkProps,
    { form }: State,
  ) {
    const { view, threads, names, typing, problem, underWay } = picture;
    const queue = queueOf(picture);
    const waits = isInLine(view);
    const choices = choicesOf(picture, form, serverNowMs, extras.asks());
    const asked = choices.form;
    const { errors } = texts;
    const fault = problem === null ? undefined : (errors[problem] ?? errors.other);
    const show = (next: State["form"]) => this.setState({ form: next });
    const leaves = asked === "message";
    const words = leaves
      ? { ...texts.leave, ...(picture.ways?.byMail && { hint: texts.leave.hintByMail }) }
      : asked === "callback" && ways?.texts.form;
    return (
      <>
        {waits && (
          <PlaceAndWait
            queue={queue}
            isCalled={!!ways && !!view?.callback?.turnUntilMs}
            nowMs={serverNowMs}
            texts={texts}
          >
            {view && ways && choices.isOffered && (
              <Ways
                view={view}
                choices={choices}
                part={ways}
                texts={ways.texts}
                leaveWords={texts.place.wayOut}
                onGive={acts.give}
                onMail={() => show("callback")}
                onPhone={() => show("phone")}
                onLeaveMessage={() => show("message")}
              />
            )}
            {!ways && choices.leaves && (
              <button type="button" class="secondary" onClick={() => show("message")}>
                {texts.place.wayOut}
              </button>
            )}
          </PlaceAndWait>
        )}
        <Thread
          items={threadOf(picture, texts, serverNowMs, (event) => extras.ofEvent(event, picture))}
          hasEarlier={threads[0]?.hasEarlier ?? false}
          typingName={typing === null ? undefined : (names[typing] ?? texts.team)}
          texts={texts}
          onEarlier={acts.loadEarlier}
          onRetry={acts.retry}
          onRemove={acts.remove}
        >
          {waits && words && (
            <AddressForm
              key={asked}
              words={words}
              texts={texts}
              before={extras.before}
              fault={fault}
              isSending={underWay.includes(leaves ? "conversation.leaveMessage" : "callback.ask")}
              takesFocus={form !== null}
              onBegin={() => show(asked)}
              onGive={(email) =>
                acts.give(
                  leaves
                    ? { type: "conversation.leaveMessage", email }
                    : { type: "callback.ask", way: "email", email },
                )
              }
              onCancel={leaves && !choices.canGoBack ? undefined : () => show(null)}
            />
          )}
          {view &&
            ways?.callCard(this.props, ways.texts, view, asked === "phone", fault, () =>
              show(null),
            )}
          {view && after && isOver(picture) && (
            <After
              key={view.conversationId}
              root={root}
              part={after.part}
              view={view}
              texts={after.part.texts}
              serverNowMs={serverNowMs}
              maxComment={MAX_COMMENT_CHARS}
              underWay={underWay}
              problem={problem}
              give={acts.give}
              forget={acts.forget}
              byMail={!!picture.ways?.byMail}
              save={(kind, name) => after.save(view.conversationId, kind, name)}
              addressForm={extras.addressForm}
            />
          )}
          {extras.atEnd(picture, serverNowMs)}
          {fault && !(waits && asked) && (
            <p class="fault" role="alert">
              {fault}
            </p>
          )}
        </Thread>
      </>
    );
  }
}

import type { JSX } from "preact";
import type { ConversationView, LastingEventOf } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { BackIcon, EyeIcon, HandoverIcon, InfoIcon, MoreIcon, WarningIcon } from "../ui/icons.tsx";
import { Menu } from "../ui/Menu.tsx";

export interface ThreadActions {
  transfer: (() => void) | undefined;
  /** Asks the next of the owner's path. */
  escalate: (() => void) | undefined;
  close: (() => void) | undefined;
  /** Says that it is a complaint. */
  complain: (() => void) | undefined;
  /** Says how it ended, once it has. */
  say: (() => void) | undefined;
  /** Promises the visitor something by a time. */
  promise: (() => void) | undefined;
  take: (() => void) | undefined;
  /** Gives it to an agent who is online. */
  assign: (() => void) | undefined;
  /** Makes it one of the conversations that are told an incident's news. */
  link: (() => void) | undefined;
  /** Says that it is a test, or is none after all. */
  mark: (() => void) | undefined;
}

interface ThreadHeadProps {
  view: ConversationView | undefined;
  visitorName: string;
  agentName: string | undefined;
  /** Who else of the team looks at it now, by name. */
  watching: readonly string[];
  backHref: string;
  actions: ThreadActions;
  isCardOpen: boolean;
  onCard: () => void;
}

/** Who this is, how it stands, what was told, and what can be done with it. */
export function ThreadHead(props: ThreadHeadProps): JSX.Element {
  const { view, actions } = props;
  return (
    <header class="thread-head">
      <a class="icon-button thread-back" href={props.backHref} aria-label={t.inbox.back}>
        <BackIcon />
      </a>
      <div class="thread-title">
        <h1 id="thread-title" tabIndex={-1}>
          <bdi>{props.visitorName}</bdi>
          {view?.isTest === true && <span class="pill is-warn">{t.inbox.test}</span>}
        </h1>
        {view !== undefined && (
          <p class="field-hint">
            {t.thread.states[view.state]}
            {props.agentName !== undefined && `, ${t.inbox.with(props.agentName)}`}
            {toldOf(view)}
          </p>
        )}
        {/* Always there, so that readers hear who comes. */}
        <p class="thread-watchers" role="status">
          {props.watching.length > 0 && (
            <>
              <EyeIcon /> {t.thread.watching(props.watching)}
            </>
          )}
        </p>
      </div>
      <div class="thread-actions">
        {actions.link !== undefined && (
          <button
            type="button"
            class="button is-small"
            title={t.incidents.linkHint}
            onClick={actions.link}
          >
            <WarningIcon /> {t.incidents.link}
          </button>
        )}
        {actions.take !== undefined && (
          <button type="button" class="button is-small" onClick={actions.take}>
            {t.thread.actions.take}
          </button>
        )}
        {actions.take !== undefined && actions.assign !== undefined && (
          <button type="button" class="button is-small" onClick={actions.assign}>
            {t.thread.actions.assign}
          </button>
        )}
        {actions.promise !== undefined && (
          <button type="button" class="button is-small" onClick={actions.promise}>
            {t.promises.promise}
          </button>
        )}
        {actions.transfer !== undefined && (
          <button type="button" class="button is-small" onClick={actions.transfer}>
            <HandoverIcon /> {t.thread.actions.transfer}
          </button>
        )}
        {actions.close !== undefined && (
          <button type="button" class="button is-small" onClick={actions.close}>
            {t.thread.actions.close}
          </button>
        )}
        {actions.say !== undefined && (
          <button
            type="button"
            class="button is-small"
            title={t.endings.sayHint}
            onClick={actions.say}
          >
            {t.endings.say}
          </button>
        )}
        <RareActions actions={actions} isTest={view?.isTest === true} />
        <button
          type="button"
          class="icon-button"
          aria-label={props.isCardOpen ? t.thread.actions.hideDetails : t.thread.actions.details}
          aria-expanded={props.isCardOpen ? "true" : "false"}
          onClick={props.onCard}
        >
          <InfoIcon />
        </button>
      </div>
    </header>
  );
}

/** What is seldom done, behind one button. */
function RareActions(props: {
  actions: Pick<ThreadActions, "take" | "assign" | "escalate" | "mark" | "complain">;
  isTest: boolean;
}): JSX.Element | null {
  const { escalate, mark, complain } = props.actions;
  // Of one's own conversation it is the rarer way beside the transfer.
  const assign = props.actions.take === undefined ? props.actions.assign : undefined;
  if ([assign, escalate, mark, complain].every((action) => action === undefined)) return null;
  return (
    <Menu label={t.thread.actions.more} icon={<MoreIcon />}>
      {escalate !== undefined && (
        <button type="button" class="button is-small" data-closes onClick={escalate}>
          {t.thread.actions.escalate}
        </button>
      )}
      {escalate !== undefined && <p class="field-hint">{t.thread.actions.escalateHint}</p>}
      {assign !== undefined && (
        <button type="button" class="button is-small" data-closes onClick={assign}>
          {t.thread.actions.assign}
        </button>
      )}
      {assign !== undefined && <p class="field-hint">{t.thread.actions.assignHint}</p>}
      {complain !== undefined && (
        <button type="button" class="button is-small" data-closes onClick={complain}>
          {t.complaints.mark}
        </button>
      )}
      {complain !== undefined && <p class="field-hint">{t.complaints.markHint}</p>}
      {mark !== undefined && (
        <button type="button" class="button is-small" data-closes onClick={mark}>
          {props.isTest ? t.thread.actions.markReal : t.thread.actions.markTest}
        </button>
      )}
      {mark !== undefined && <p class="field-hint">{t.thread.actions.markHint}</p>}
    </Menu>
  );
}

/** What the visitor was told about their wait, and how long it really was. */
function toldOf(view: ConversationView): string {
  const told = view.items.findLast((event) => event.type === "wait.announced");
  const accepted = view.items.find(
    (event): event is LastingEventOf<"conversation.assigned"> =>
      event.type === "conversation.assigned",
  );
  const parts: string[] = [];
  if (told?.type === "wait.announced" && told.range !== null)
    parts.push(t.thread.promise.told(t.inbox.range(told.range.lowMs, told.range.highMs)));
  if (accepted !== undefined)
    parts.push(t.thread.promise.waited(t.inbox.age(accepted.atMs - view.startedAtMs)));
  return parts.map((part) => ` · ${part}`).join("");
}

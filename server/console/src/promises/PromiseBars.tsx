import type { JSX } from "preact";
import type {
  AgentId,
  ConversationView,
  OpenPromise,
  PromiseKind,
} from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { Age } from "../ui/Age.tsx";
import { momentOf } from "../ui/moment.ts";
import { useNowMs } from "../ui/now.ts";
import { mayBeKept } from "./kept-by.ts";

export interface PromiseActs {
  /** From a form, which shows what is refused. */
  make(kind: PromiseKind, dueAtMs: number): Promise<void>;
  /** The agent's yes to what their words say: an answer by then. */
  sayYes(dueAtMs: number): void;
  move(kind: PromiseKind, dueAtMs: number, why: string): Promise<void>;
  keep(kind: PromiseKind): void;
  takeBack(kind: PromiseKind): void;
}

interface PromiseBarsProps {
  view: ConversationView;
  me: AgentId;
  acts: PromiseActs;
  onMove: (promise: OpenPromise) => void;
}

/** What is promised to the visitor and open, above the thread; after a message of the agent's own it asks whether that kept it, which one tap answers (M7). */
export function PromiseBars({ view, me, acts, onMove }: PromiseBarsProps): JSX.Element {
  return (
    <>
      {(view.promises ?? []).map((promise) => (
        <PromiseBar
          key={promise.kind}
          promise={promise}
          mayBeKept={mayBeKept(view, promise.kind, me)}
          acts={acts}
          onMove={() => onMove(promise)}
        />
      ))}
    </>
  );
}

function PromiseBar({
  promise,
  mayBeKept: isAsked,
  acts,
  onMove,
}: {
  promise: OpenPromise;
  mayBeKept: boolean;
  acts: PromiseActs;
  onMove: () => void;
}): JSX.Element {
  const { kind, dueAtMs } = promise;
  const words = t.promises;
  const nowMs = useNowMs(60_000);
  const isLate = promise.isBroken || nowMs >= dueAtMs;
  const leave = (act: (kind: PromiseKind) => void) => (): void => {
    act(kind);
    document.getElementById("thread-title")?.focus(); // the bar and its buttons go
  };
  return (
    <div class={isLate ? "thread-bar promise-bar is-late" : "thread-bar promise-bar"}>
      <p>
        {isLate ? (
          <Age sinceMs={dueAtMs} words={words.late[kind]} />
        ) : (
          words.due[kind](momentOf(dueAtMs, nowMs))
        )}
        {isAsked && ` · ${words.keepsIt}`}
      </p>
      <div class="call-acts">
        <button type="button" class="button is-small" onClick={leave(acts.takeBack)}>
          {words.takeBack}
        </button>
        <button type="button" class="button is-small" onClick={onMove}>
          {words.change}
        </button>
        <button
          type="button"
          class={isAsked ? "button is-small is-main" : "button is-small"}
          onClick={leave(acts.keep)}
        >
          {isAsked ? words.yes : words.keep}
        </button>
      </div>
    </div>
  );
}

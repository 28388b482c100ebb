import type { CommandId, VisitorCommand } from "@presently/shared/protocol";
import type { ErrorReport } from "../../contract.ts";
import type { PanelHandle } from "../panel-handle.ts";
import type { OnAnswer } from "../session.ts";
import { isWhole } from "./api.ts";
import { errorOf, refuse } from "./errors.ts";

const REMOVED = [
  "chat.removed",
  "The chat was removed.",
  "Call destroy() when it was answered.",
] as const;

/** What was asked for cannot be had from a chat that was removed meanwhile. */
export const refuseRemoved = (handle: PanelHandle): Promise<never> => refuse(handle, ...REMOVED);

/** So long the event of a message that another tab has sent is waited for. */
const ECHO_WITHIN_MS = 2_000;

interface Waiting {
  readonly type: VisitorCommand["type"];
  readonly resolve: (eventId: string | undefined) => void;
  readonly give: (code: string, message: string, hint: string) => void;
  readonly reject: (error: Error) => void;
}

/** Who waits for what becomes of commands that were given on a script's behalf. */
export function createAnswers(handle: PanelHandle) {
  const waiting = new Map<CommandId, Waiting>();

  const heard: OnAnswer = (id, eventId, code) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    // Told to the script that asked, and no matter of the visitor's, to whom it would be said next.
    if (code && asked)
      queueMicrotask(() => isWhole(handle.panel) && handle.panel.session.forgetProblem());
    if (code === undefined) asked?.resolve(eventId);
    else
      asked?.give(
        code,
        `The server refused it: ${code}.`,
        "The protocol says what its codes mean.",
      );
  };

  /**
   * What is under way no more and was not answered here was sent by another tab, which hears the answer, or taken back by the visitor, or
   * forgotten with them. What another tab has sent of a message comes here as an event; nothing comes of what the page says.
   */
  function look(): void {
    const { panel } = handle;
    if (waiting.size === 0 || !isWhole(panel)) return;
    const { underWay, view, isKnown } = panel.session.picture();
    for (const [id, { type, resolve }] of waiting) {
      if (underWay.includes(type)) continue;
      const stored = view?.items.find(({ ref }) => ref === id);
      if (!isKnown) giveUp(id);
      else if (stored || type !== "message.post") {
        waiting.delete(id);
        resolve(stored?.id);
      } else setTimeout(giveUp, ECHO_WITHIN_MS, id);
    }
  }

  function giveUp(id: CommandId): void {
    const asked = waiting.get(id);
    waiting.delete(id);
    asked?.give("command.given-up", "It was taken back.", "The visitor did so, or is forgotten.");
  }

  /** The server will not have this page: what was asked for is not done later either. It was told already; whoever waits hears of it as well. */
  function refuseAll({ code, message, hint }: ErrorReport): void {
    for (const [id, { reject }] of waiting) {
      waiting.delete(id);
      if (isWhole(handle.panel)) handle.panel.session.remove(id);
      reject(errorOf(code, message, hint));
    }
  }

  handle.signal.addEventListener("abort", () => {
    for (const { give } of waiting.values()) give(...REMOVED);
    waiting.clear();
  });

  return {
    heard,
    look,
    refuseAll,
    /** Resolves with the id of the event that the command made, when the server has stored it. Rejects when it is refused, or given up. */
    to: (type: Waiting["type"], id: CommandId): Promise<string | undefined> =>
      new Promise((resolve, reject) => {
        const give: Waiting["give"] = (...report) => void refuse(handle, ...report).catch(reject);
        waiting.set(id, { type, resolve, give, reject });
      }),
  };
}
export type Answers = ReturnType<typeof createAnswers>;

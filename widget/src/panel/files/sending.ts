import type { CommandId } from "@presently/shared/protocol";
import type { Picture } from "../picture.ts";
import type { Session } from "../session.ts";
import type { Chosen, ChosenFiles } from "./chosen-files.ts";

/** A message with files that is on its way. */
export interface Sent {
  readonly id: CommandId;
  readonly text: string;
  readonly files: readonly Chosen[];
}

export interface SendingNeeds {
  readonly session: Pick<Session, "connect" | "post" | "send" | "remove" | "picture">;
  readonly chosen: ChosenFiles;
  /** The key of the department that the page names, in which a conversation begins with the message (DK2). */
  department(): string | undefined;
  /** A message waits for its files, with these words; undefined: it waits no more. */
  onHeld(text: string | undefined): void;
  /** They are a message's now. */
  onSent(files: readonly Chosen[]): void;
}

/**
 * Messages with files (FW5, FW6). One that is sent while its files go up is held until they are there. One that the server refuses, as it does where the
 * visitor has become somebody else meanwhile (ID6), goes once more with files that went up anew; after that its files must be chosen again.
 */
export function createSending(needs: SendingNeeds) {
  const { session, chosen, onSent } = needs;
  let held: string | undefined;
  let sent: readonly Sent[] = [];
  let hasRetried = false;

  function go(): void {
    const files = chosen.list();
    const ready = files.flatMap(({ state }) => (state.at === "ready" ? [state.fileId] : []));
    if (held === undefined || ready.length < files.length) return;
    const text = held;
    held = undefined;
    needs.onHeld(undefined);
    if (ready.length === 0) {
      if (text !== "") session.post(text); // its files were all taken back
      return;
    }
    const { view, connection } = session.picture();
    // Who was forgotten is connected again by what they send. While we are, it would forget whose storage the page has cleared (R24).
    if (connection !== "online") session.connect();
    const where = view && { conversationId: view.conversationId };
    const department = needs.department();
    const named = department !== undefined && { department };
    const id = session.send({ type: "message.post", text, files: ready, ...named, ...where });
    sent = [...sent, { id, text, files }];
    onSent(files);
    chosen.clear();
  }

  function refused({ id, text, files }: Sent, failed: CommandId): void {
    const canRetry = !hasRetried && held === undefined && files.every(({ blob }) => blob);
    if (canRetry || text === "") session.remove(failed);
    if (canRetry) {
      hasRetried = true;
      held = text;
      needs.onHeld(text);
      chosen.put(files);
      chosen.beginAnew();
    } else {
      chosen.mustBeChosenAgain(files.map(({ name }) => name));
    }
    sent = sent.filter((each) => each.id !== id);
  }

  return {
    held: () => held,
    /** What is on its way. */
    sent: () => sent,
    /** Takes over a message where files go with it; one that comes while another is held goes by itself. */
    post(text: string): boolean {
      if (held !== undefined || chosen.list().length === 0) return false;
      held = text;
      needs.onHeld(text);
      go();
      return true;
    },
    /** A held message is not sent; answers what it said. */
    takeBack(): string {
      const text = held ?? "";
      held = undefined;
      return text;
    },
    /** A file may have come, or gone. */
    look({ pending }: Pick<Picture, "pending">): void {
      for (const each of sent) {
        const states = new Map(pending.map(({ commandId, state }) => [commandId, state]));
        if (states.has(each.id)) continue;
        // What was refused is kept under its time and its id.
        const failed = [...states.keys()].find((id) => id.endsWith(` ${each.id}`));
        if (failed) refused(each, failed);
        else {
          sent = sent.filter(({ id }) => id !== each.id);
          hasRetried = false;
        }
      }
      go(); // last: what is sent now is not in the picture yet
    },
    clear(): void {
      held = undefined;
      sent = [];
    },
  };
}

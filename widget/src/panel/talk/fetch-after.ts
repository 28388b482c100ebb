import { jsx } from "preact/jsx-runtime";
import type { PanelHandle } from "../panel-handle.ts";
import { adopt } from "../adopt.ts";
import type * as AfterPart from "../after/after.ts";
import type { TranscriptForm } from "../after/after-state.ts";
import type { Picture } from "../picture.ts";
import { lasting } from "../storage.ts";

/** What is drawn at the end of a chat, and what it needs of this page. */
export interface After {
  readonly part: typeof AfterPart;
  /** Has the browser keep what was said in a conversation. */
  save(conversationId: string, form: TranscriptForm, name: string): Promise<void>;
}

/** Whether a chat is over: what is drawn then comes in a part of its own. */
export function isOver({ view }: Pick<Picture, "view">): boolean {
  return view?.state === "closed" || view?.state === "messageLeft";
}

/** Fetches what the end of a chat needs when one has ended; asked again with the next change when it does not come. */
export function createAfter({ root, server, siteKey }: PanelHandle, onFetched: () => void) {
  let after: After | undefined;
  let isAsked = false;

  function fetched(part: typeof AfterPart): void {
    part.lend(jsx);
    adopt(root, part.afterStyle);
    after = {
      part,
      save: (conversationId, form, name) => {
        const token = lasting.get(`presently:${siteKey}:token`) ?? "";
        return part.saveTranscript({ server, siteKey, conversationId, token }, form, name);
      },
    };
    onFetched();
  }

  return {
    /** What was fetched. */
    after: () => after,
    look(picture: Pick<Picture, "view">): void {
      if (isAsked || !isOver(picture)) return;
      isAsked = true;
      import("../after/after.ts").then(fetched, () => {
        isAsked = false; // nothing at the end is needed to go on: the chat can be written to all the same
      });
    },
  };
}

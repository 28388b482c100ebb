import { jsx } from "preact/jsx-runtime";
import { adopt } from "../adopt.ts";
import type * as AfterPart from "../after/after.ts";
import type { Picture } from "../picture.ts";

/** Whether a chat is over: what is drawn then comes in a part of its own. */
export function isOver({ view }: Pick<Picture, "view">): boolean {
  return view?.state === "closed" || view?.state === "messageLeft";
}

/** Fetches what the end of a chat needs when one has ended; asked again with the next change when it does not come. */
export function createAfter(root: ShadowRoot, onFetched: () => void) {
  let part: typeof AfterPart | undefined;
  let isAsked = false;
  return {
    /** What was fetched. */
    part: () => part,
    look(picture: Pick<Picture, "view">): void {
      if (isAsked || !isOver(picture)) return;
      isAsked = true;
      import("../after/after.ts").then(
        (fetched) => {
          fetched.lend(jsx);
          adopt(root, fetched.afterStyle);
          part = fetched;
          onFetched();
        },
        () => {
          isAsked = false; // nothing at the end is needed to go on: the chat can be written to all the same
        },
      );
    },
  };
}

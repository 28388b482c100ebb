import type { createChime } from "./chime.ts";
import type { createOneSound, Told } from "./one-sound.ts";
import type { createTitleKeeper } from "./title-keeper.ts";

export interface CallingNeeds {
  /** Whether the visitor looks at another tab or window. */
  isAway(): boolean;
  isMuted(): boolean;
  readonly title: ReturnType<typeof createTitleKeeper>;
  readonly sound: Pick<ReturnType<typeof createOneSound>, "read" | "tell">;
  readonly chime: Pick<ReturnType<typeof createChime>, "isAllowed" | "play">;
}

/** By sound and by the page's title: an answer, and the call of who keeps a place, which has its own sound and goes before (NT1, NT2, NT3). */
export function createCalling({ isAway, isMuted, title, sound, chime }: CallingNeeds) {
  /** The words of a call. */
  let call = "";
  /** How many answers there are that nobody looked at since one came. */
  let missed = 0;

  const show = () => title.say(call || (missed > 0 ? `(${missed})` : ""));

  /** A tab that cannot be heard leaves it to another. */
  function tell(what: Told, make: () => void): void {
    if (!isMuted() && chime.isAllowed()) sound.tell(what, make);
  }

  return {
    /** An answer has come; `unread`: how many are not read, this one among them. */
    answered(answer: Told, isShown: boolean, unread: number): void {
      const away = isAway();
      if (isShown && !away) return sound.read(answer);
      tell(answer, chime.play);
      if (!away) return;
      missed = Math.max(unread, 1); // what is seen beside another window counts as read
      show();
    },
    /** Something may have changed: it may have been read in another tab. What is seen here counts as read, whether anybody looks or not. */
    look(isSeen: boolean, unread: number): void {
      if (missed === 0 || isSeen) return;
      missed = unread;
      show();
    },
    /** The visitor looks at the page again. */
    back(): void {
      missed = 0;
      show();
    },
    /** The visitor is called, as by whoever calls: `make` is that sound. */
    ring: (what: Told, make: () => void): void => tell(what, make),
    /** Puts the words of a call before the title; returns what takes them off. */
    mark(words: string): () => void {
      call = words;
      show();
      return () => {
        if (call === words) call = "";
        show();
      };
    },
  };
}

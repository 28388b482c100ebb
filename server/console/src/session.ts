import type { ReadonlySignal } from "@preact/signals";
import { signal } from "@preact/signals";
import type { Me } from "@presently/shared/protocol";
import type { ConsoleApi } from "./api.ts";
import type { DeskSession } from "./desk/desk-session.ts";
import { Refusal } from "./refusal.ts";

/** Who sits at this console. */
export type SignIn =
  | { state: "asking" }
  | { state: "unreachable" }
  /** `hasEnded`: a session that was there is over, and not by the person's own act. */
  | { state: "signedOut"; hasEnded: boolean }
  | { state: "signedIn"; me: Me; desk: DeskSession };

export interface Session {
  signIn: ReadonlySignal<SignIn>;
  /** Asks the server who is signed in, and takes the desk up again. */
  resume(): Promise<void>;
  /** Rejects with a Refusal. */
  signInWith(email: string, password: string): Promise<void>;
  /** Leaves the desk; the server ends the session when it can be reached. */
  signOut(): Promise<void>;
  /** The server has ended the session. */
  ended(): void;
}

/** Who is signed in, and the desk they then sit at. `openDesk` makes the connection of one agent, not yet started. */
export function createSession(api: ConsoleApi, openDesk: (me: Me) => DeskSession): Session {
  const signIn = signal<SignIn>({ state: "asking" });

  function leave(next: SignIn): void {
    if (signIn.value.state === "signedIn") signIn.value.desk.stop();
    signIn.value = next;
  }

  async function resume(): Promise<void> {
    let me: Me | undefined;
    try {
      me = await api.me();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      leave({ state: "unreachable" });
      return;
    }
    if (me === undefined) {
      leave({ state: "signedOut", hasEnded: false });
      return;
    }
    const desk = openDesk(me);
    leave({ state: "signedIn", me, desk });
    desk.start();
  }

  return {
    signIn,
    resume,
    async signInWith(email, password) {
      await api.signIn(email, password);
      await resume();
    },
    async signOut() {
      leave({ state: "signedOut", hasEnded: false });
      await api.signOut();
    },
    ended: () => leave({ state: "signedOut", hasEnded: true }),
  };
}

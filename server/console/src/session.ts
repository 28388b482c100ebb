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
  /** Signed in, and a second step has to be set up before the desk opens (TF6). */
  | { state: "securing" }
  | { state: "signedIn"; me: Me; desk: DeskSession };

export interface Session {
  signIn: ReadonlySignal<SignIn>;
  /** Asks the server who is signed in, and takes the desk up again. */
  resume(): Promise<void>;
  /** Rejects with a Refusal. */
  signInWith(email: string, password: string, code?: string): Promise<void>;
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
    if (me.lacksSecondFactor) {
      leave({ state: "securing" });
      return;
    }
    const desk = openDesk(me);
    leave({ state: "signedIn", me, desk });
    desk.start();
  }

  /** The session may have ended only because their role asks for a second step now: then they go on with that (TF6). */
  async function secureIfAsked(): Promise<void> {
    try {
      const me = await api.me();
      if (me?.lacksSecondFactor && signIn.value.state === "signedOut") leave({ state: "securing" });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // Not to be reached: the door says what it can, and signing in asks again.
    }
  }

  return {
    signIn,
    resume,
    async signInWith(email, password, code) {
      await api.signIn(email, password, code);
      await resume();
    },
    async signOut() {
      leave({ state: "signedOut", hasEnded: false });
      await api.signOut();
    },
    ended() {
      leave({ state: "signedOut", hasEnded: true });
      void secureIfAsked();
    },
  };
}

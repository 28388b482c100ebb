/**
 * What the wait model learns from, in numbers without person or text. `line` 0 and `agent` are about an agent as a whole. Times in ms.
 * `accepted`: a wait ended with an agent. `left`: it ended without one. `ended`: a chat and its wrap-up freed a slot. `brokeOff`: a chat
 * went elsewhere before its end. `slots`: from now on the agent takes this many chats at once (0 = away or not connected).
 */
export type WaitFact =
  | {
      readonly kind: "accepted";
      readonly line: number;
      readonly agent: number;
      readonly waitMs: number;
      readonly load: number;
    }
  | { readonly kind: "left"; readonly line: number; readonly agent: null; readonly waitMs: number }
  | {
      readonly kind: "ended";
      readonly line: number;
      readonly agent: number;
      readonly chatMs: number;
      readonly load: number;
    }
  | {
      readonly kind: "brokeOff";
      readonly line: number;
      readonly agent: number;
      readonly chatMs: number;
      readonly load: number;
    }
  | { readonly kind: "slots"; readonly line: 0; readonly agent: number; readonly slots: number };

import type { AgentId, ConversationId, EventId, VisitorId } from "@presently/shared/protocol";
import type { StartLimits } from "../domain/limits.ts";

/** Who asks. Numbers are the desk's own ids; what the actor may do is read again in every command (R29). */
export type Actor =
  | {
      readonly kind: "visitor";
      readonly visitor: number;
      readonly id: VisitorId;
      readonly site: number;
      /** The link of a mail that opened the session, by its hash; undefined or null when none did. */
      readonly byLink?: string | null;
      /** Whether the page says that what begins there is a test (TC2). */
      readonly isTest?: boolean;
    }
  | {
      readonly kind: "agent";
      readonly agent: number;
      readonly id: AgentId;
      readonly account: number;
    }
  | { readonly kind: "system" };

/**
 * Faults planted by the fault suite, to see its checkers find them; never set by a server. `ignoreCommandIds`: a repeat is done again.
 * `capacityReadBefore`: loads are read once a turn, outside the transaction that takes the slot; the map is the caller's, cleared by it.
 * `turnPassed`: who was called and did not come in time moves back two places instead of one, or is dropped.
 */
export interface PlantedFaults {
  readonly ignoreCommandIds?: true;
  readonly capacityReadBefore?: Map<number, number>;
  readonly turnPassed?: "back two places" | "dropped";
}

/** What every command is handed: which desk, what time it is, and random ids (21 characters, without a prefix). */
export interface DeskContext {
  readonly desk: number;
  readonly clock: { nowMs(): number };
  readonly newId: () => string;
  /** What the operator set; else the defaults. */
  readonly limits?: StartLimits;
  /** What the disk allows: nothing new is begun on one that is nearly full (R49). */
  readonly storage?: { storageState(): { readonly takesConversations: boolean } };
  /** Whether mail can be sent, and with a link that leads back; without it none is queued (ML1). */
  readonly canMail?: boolean;
  /** Whether Web Push can be sent (PU1). */
  readonly canPush?: boolean;
  /** When the latest identity was signed that a person came with and that was only read; undefined when none was (ID7). */
  readonly signedLately?: { of(visitor: number): number | undefined };
  readonly faults?: PlantedFaults;
}

/** What a command is answered with: read from one event it wrote, so a repeat gets the same (R1). */
export interface Answer {
  readonly eventId?: EventId;
  readonly conversationId?: ConversationId;
  /** The event's place in the desk's stream. */
  readonly seq?: number;
  /** `same`: this command was answered before. `different`: it was, and now says something else; the first wins. For the log. */
  readonly repeat?: "same" | "different";
}

import type { Clock } from "@presently/shared/clock";
import type {
  AgentCommand,
  AgentId,
  FileLimits,
  ReadMarks,
  VisitorCommand,
} from "@presently/shared/protocol";
import type { Logger } from "pino";
import type {
  Actor,
  Answer,
  Entered,
  Entering,
  Identified,
  Identifying,
  SystemCommand,
} from "../desk.ts";
import type { HeardReading } from "../desk/reading.ts";
import type { Flush } from "../store/flush.ts";

/** A fault planted by the fault suite to see its checkers find it; never set by a server: who comes back is sent what is later by the clock. */
export type RealtimeFault = "resume by time";

/** What everything in this folder is given. Nothing here reads a clock, draws by chance or opens a file by itself. */
export interface RealtimeContext {
  readonly clock: Clock;
  readonly log: Logger;
  /** 21 random characters: the random part of a public id. */
  readonly newId: () => string;
  /** 256 random bits as base64url: what a token is made of. */
  readonly newSecret: () => string;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly desk: number;
  readonly store: Pick<Flush, "submit" | "read">;
  readonly asVisitor: (
    actor: Extract<Actor, { kind: "visitor" }>,
    command: VisitorCommand,
    commandId: string,
  ) => Promise<Answer>;
  readonly asAgent: (
    actor: Extract<Actor, { kind: "agent" }>,
    command: AgentCommand,
    commandId: string,
  ) => Promise<Answer>;
  /** Moves the read marks of a conversation on; undefined when nothing is new (RM1). */
  readonly noteReading: (heard: HeardReading) => Promise<ReadMarks | undefined>;
  readonly asSystem: (command: SystemCommand) => Promise<Answer>;
  /** Writes down a visitor who was not here before. */
  readonly enter: (entering: Entering) => Promise<Entered>;
  /** Writes down who a visitor was said to be, by a signature that is good. */
  readonly identify: (identifying: Identifying) => Promise<Identified | "signed-out">;
  /** Is told when an identity was signed with which a person came. */
  readonly signedLately: { note(visitor: number, signedAtMs: number): void };
  /** What the keys that sites sign with are drawn from (ID2). */
  readonly identitySecret: string;
  /** Whether mail can be sent (ML1). */
  readonly canMail: boolean;
  /** A page told how many of the script's tags it has (IN2). */
  readonly noteCopies?: ((origin: string | undefined, copies: number) => void) | undefined;
  /** What is taken of files, where a site takes any (FL2). */
  readonly fileLimits: FileLimits;
  readonly plantedFault?: RealtimeFault;
}

/** An agent as the session cookie tells. */
export interface AgentIdentity {
  readonly account: number;
  readonly agent: number;
  readonly id: AgentId;
  /** Names the session that the cookie carries; the secret itself stays in the cookie. */
  readonly sessionHash: string;
}

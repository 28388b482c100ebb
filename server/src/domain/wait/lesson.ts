/** What the model learns from: one thing that has come to its end. Times in ms; `work` is by beta (work-units.ts). */
export type Lesson =
  | {
      readonly kind: "ended";
      /** How long its visitor had waited before it. */
      readonly waitedMs: number;
      readonly line: string;
      readonly agent: string;
      readonly work: Float64Array;
      /** Chats the agent had open, this one included, when it ended. */
      readonly load: number;
    }
  | {
      readonly kind: "brokeOff";
      readonly line: string;
      readonly agent: string;
      readonly work: Float64Array;
    }
  | {
      /** `moved`: waits on in another line. */
      readonly kind: "served" | "left" | "moved";
      readonly line: string;
      readonly conversation: string;
      readonly waitMs: number;
      readonly endedAtMs: number;
    }
  | {
      /** Somebody came who stands before the rest of the line. */
      readonly kind: "cameBefore";
      readonly line: string;
      readonly atMs: number;
    }
  | {
      /** An agent who was there went. */
      readonly kind: "went";
      readonly agent: string;
      readonly fromMs: number;
      readonly untilMs: number;
    }
  | { readonly kind: "begun"; readonly agent: string; readonly atMs: number }
  | {
      /** An agent who was away came back. */
      readonly kind: "cameBack";
      readonly agent: string;
      readonly fromMs: number;
      readonly lengthMs: number;
      /** Whether she was offline at any time of it, and not only away. */
      readonly wasOffline: boolean;
    };

/** A wait that has ended, in its line at least. */
export type EndedWait = Extract<Lesson, { readonly endedAtMs: number }>;

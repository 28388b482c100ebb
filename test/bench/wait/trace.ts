/** What happens on a desk, as a line of a trace. `t` in ms; 0 is Monday 00:00, local. */
export type TraceEvent = { readonly t: number } & (
  | {
      readonly type: "agent_online";
      readonly agentId: string;
      readonly departments: readonly string[];
      readonly capacity: number;
    }
  | { readonly type: "agent_capacity"; readonly agentId: string; readonly capacity: number }
  | { readonly type: "agent_offline"; readonly agentId: string }
  | {
      readonly type: "queued";
      readonly conversationId: string;
      readonly department: string;
      readonly priority: 0 | 1;
      readonly requeue?: true;
    }
  | {
      readonly type: "assigned" | "ended";
      readonly conversationId: string;
      readonly agentId: string;
      readonly department: string;
    }
  | { readonly type: "left_queue"; readonly conversationId: string; readonly department: string }
);

/** What a visitor is told at `t`, in ms from then; `highMs` null: no time is told. */
export interface Prediction {
  readonly t: number;
  readonly conversationId: string;
  readonly lowMs: number;
  readonly expectedMs: number;
  readonly highMs: number | null;
}

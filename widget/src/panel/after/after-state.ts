import type { ConversationView, VisitorCommand } from "@presently/shared/protocol";
import type { AboutConversation } from "../session.ts";
import type { AfterTexts } from "./texts.ts";

/** What is drawn at the end of a chat knows no more than this. */
export interface AfterProps {
  readonly view: ConversationView;
  readonly texts: AfterTexts;
  readonly serverNowMs: number;
  readonly maxComment: number;
  /** Of what type everything is that was given and is not stored yet. */
  readonly underWay: readonly VisitorCommand["type"][];
  /** What was given last was refused; why is said beside it. */
  readonly isRefused: boolean;
  readonly give: (command: AboutConversation) => void;
  readonly forget: () => void;
}

/** What the visitor has begun; kept by whoever draws it. */
export interface AfterState {
  readonly tapped: number | null;
  readonly comment: string;
  readonly isDone: boolean;
  /** Whether it was solved is not asked again on this page. */
  readonly isSkipped: boolean;
  readonly isForgetAsked: boolean;
}

export type Change = (part: Partial<AfterState>) => void;

export const FRESH: AfterState = {
  tapped: null,
  comment: "",
  isDone: false,
  isSkipped: false,
  isForgetAsked: false,
};

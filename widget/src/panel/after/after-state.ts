import type { ConversationView, VisitorCommand } from "@presently/shared/protocol";
import type { VNode } from "preact";
import type { AboutConversation } from "../session.ts";
import type { AddressWords } from "../i18n/texts.ts";
import type { AfterTexts } from "./texts.ts";

/** As what a transcript is kept. */
export type TranscriptForm = "text" | "html";

/** What is drawn at the end of a chat knows no more than this. */
export interface AfterProps {
  readonly view: ConversationView;
  readonly texts: AfterTexts;
  readonly serverNowMs: number;
  readonly maxComment: number;
  /** Of what type everything is that was given and is not stored yet. */
  readonly underWay: readonly VisitorCommand["type"][];
  /** Why what was given last was refused; it is said beside it. */
  readonly problem: string | null;
  readonly give: (command: AboutConversation) => void;
  /** Fetches what was said and has the browser keep it; rejects when it can't be had. */
  readonly save: (form: TranscriptForm, name: string) => Promise<void>;
  /** Whether the server sends mail. */
  readonly byMail: boolean;
  /** Draws the form for an address. */
  readonly addressForm: (
    words: AddressWords,
    onGive: (email: string) => void,
    onCancel: () => void,
  ) => VNode;
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
  readonly mail: "no" | "asked" | "given";
  /** What was said could not be fetched. */
  readonly isNotSaved: boolean;
  /** What of the chat was seen last. */
  readonly seen: Pick<AfterProps, "underWay" | "problem">;
  /** Of what type everything is that was given and refused, and not given again. */
  readonly refused: AfterProps["underWay"];
}

export type Change = (part: Partial<AfterState>) => void;

export const FRESH: AfterState = {
  tapped: null,
  comment: "",
  isDone: false,
  isSkipped: false,
  isForgetAsked: false,
  mail: "no",
  isNotSaved: false,
  seen: { underWay: [], problem: null },
  refused: [],
};

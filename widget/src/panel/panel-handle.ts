import type { FurtherLook } from "@presently/shared/protocol/further-look";
import type { EventName, Events, LoaderHandle, Panel } from "../contract.ts";
import type { PanelTexts } from "./i18n/texts.ts";
import type { prepare } from "./look/prepare.ts";
import type { createPanel } from "./panel-on-page.tsx";
import type { OnAnswer } from "./session.ts";

/** What the loader handed over, as the panel's parts know it. */
export interface PanelHandle extends LoaderHandle {
  /** Where our server answers, with a final slash, such as `https://chat.example.com/`. */
  readonly base: string;
  /** The same without it. */
  readonly server: string;
  readonly siteKey: string;
  /** The launcher's side, and the open chat's. */
  side: "left" | "right";
  /** Tells the page's scripts. */
  emit<Name extends EventName>(name: Name, detail: Events[Name]): void;
  /** What the site's owner, or a script, set of the look that no attribute says. */
  further?: FurtherLook;
  /** For the part of the look: what is said in place of the language's words. */
  words?: Partial<PanelTexts>;
  /** The part of the look, once it was fetched: of the language that is spoken now. */
  prepare?: typeof prepare;
  /** What stands for the chat: the panel, or what asks for consent first, or what opens it elsewhere. */
  panel: Panel;
  readonly createPanel: typeof createPanel;
  /** For the part of the API: the key of the department in which conversations are to begin (P36). */
  department?: string;
  /** For the conversation's parts: what it is about is asked, and other things come after. */
  asksTopic?: boolean;
  /** Of the site's own launcher: whether a click on it, at `atMs` by the page's clock, closes what is open. */
  closes?: (trigger: Element, atMs: number) => boolean;
  /** Of the part that tells of answers, once it is there: one sound and one title for all that calls the visitor. */
  calls?: {
    /** Makes the sound, unless it is muted, another tab makes it, or there was one just now. */
    ring(make: () => void): void;
    /** Puts words before the page's title; returns what takes them off. */
    mark(words: string): () => void;
  };
  /** For the part of the API: what became of a command that was given here. */
  onAnswer?: OnAnswer;
  /** For the part of the API: something may have changed. */
  onDraw?: () => void;
  /** For the part of the API: the visitor is nobody here any more. */
  onForgotten?: () => void;
}

import type { Screen } from "./hostile-page.ts";

/** A browser that runs the suite. */
export interface Seat {
  readonly browser: "Chromium" | "Firefox";
  /** A tab of a person whom nobody knows; what is prepared, a function or a script, runs before any of the page's. */
  open(screen: Screen | undefined, ...prepare: readonly ((() => void) | string)[]): Promise<Tab>;
  close(): Promise<void>;
}

/** As much of a tab as the suite needs, so that another browser is one more file. */
export interface Tab {
  visit(url: string): Promise<void>;
  back(): Promise<void>;
  /** From now on `run` runs in the page's first frame. */
  enterFrame(): Promise<void>;
  run<Result>(look: () => Result | Promise<Result>): Promise<Result>;
  /** A real click, at CSS pixels of the screen. */
  click(left: number, top: number): Promise<void>;
  type(text: string): Promise<void>;
  press(key: "Enter" | "Escape"): Promise<void>;
  /** What is really drawn there: `rgb(17, 94, 89)`. */
  colourAt(left: number, top: number): Promise<string>;
  /** The tab that opens while `act` runs. */
  opening(act: () => Promise<void>): Promise<Tab>;
  /** Errors nobody caught, and what stands as an error in the console. */
  complaints(): readonly string[];
  close(): Promise<void>;
}

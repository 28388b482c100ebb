import type { Panel } from "../../contract.ts";
import type { PanelHandle } from "../panel-handle.ts";
import type { PanelOnPage } from "../panel-on-page.tsx";
import { type Answers, createAnswers, refuseRemoved } from "./answers.ts";
import { createClaims } from "./claims.ts";
import { configure } from "./configure.ts";
import { consentChanged, refuseUnasked, waitForConsent } from "./consent.ts";
import { createDepartments } from "./department.ts";
import { elsewhere, refuseElsewhere } from "./elsewhere.ts";
import { isForGood, neverReady, tellOfEnd } from "./reports.ts";
import { send } from "./send.ts";
import { followTag } from "./tag.ts";
export { followTag };

/** What the API keeps of one page, until its chat is removed. */
interface Kept {
  readonly answers: Answers;
  readonly claims: ReturnType<typeof createClaims>;
  readonly departments: ReturnType<typeof createDepartments>;
}
const all = new WeakMap<PanelHandle, Kept>();

/** What stands for the chat at first, where the tag says more than the panel follows by itself. */
export function begin(handle: PanelHandle): Panel {
  if (self.origin === "null") return elsewhere(handle);
  followTag(handle);
  const { consent, department } = handle.data;
  handle.panel = consent === "granted" ? handle.createPanel(handle) : waitForConsent(handle);
  if (department) keptOf(handle).departments.choose(department);
  return handle.panel;
}

/** The server will not have us: tells the page's owner, and whoever waits for an answer that will not come. */
export function complainOfEnd(handle: PanelHandle, closeCode: number): void {
  const report = tellOfEnd(handle, closeCode);
  if (!isForGood(closeCode)) return;
  keptOf(handle).answers.refuseAll(report);
  neverReady(report);
}

/** Calls a method of the API that is not the panel's own; one of a later loader does nothing. */
export async function call(
  handle: PanelHandle,
  name: string,
  [given, more]: readonly unknown[],
): Promise<unknown> {
  const kept = keptOf(handle);
  const { claims, departments } = kept;
  const { panel, signal } = handle;
  if (name === "identify" && given === null) return panel.reset();
  if (name === "open") {
    // Nothing else of the panel's comes here: with the department that it names.
    const options = given as NonNullable<Parameters<Panel["open"]>[0]>;
    departments.choose(options.department);
    return panel.open(options);
  }
  if (self.origin === "null") return name === "consent" ? undefined : refuseElsewhere(handle);
  if (signal.aborted && name !== "consent") return refuseRemoved(handle); // right behind it, while this part came
  switch (name) {
    case "consent":
      return consentChanged(handle);
    case "configure":
      return configure(handle, given);
    case "identify":
    case "page":
      return claims[name](given);
    case "set":
    case "track":
      return claims[name](given, more);
    case "callback":
      return isWhole(panel) ? callback(handle, panel, given) : refuseUnasked(handle);
    case "send":
      return isWhole(panel) ? send(handle, panel, kept, given, more) : refuseUnasked(handle);
    default:
      return undefined;
  }
}

async function callback(handle: PanelHandle, panel: PanelOnPage, given: unknown) {
  const talk = await panel.talk();
  return talk ? talk.callback(given) : refuseRemoved(handle);
}

/** Whether it is the chat itself, and not what stands for it. */
export const isWhole = (panel: Panel): panel is PanelOnPage => "session" in panel;

function keptOf(handle: PanelHandle): Kept {
  const known = all.get(handle);
  if (known) return known;
  const answers = createAnswers(handle);
  const claims = createClaims(handle, answers);
  const departments = createDepartments(handle);
  handle.onAnswer = answers.heard;
  handle.onDraw = () => {
    answers.look();
    claims.look();
    departments.look();
  };
  handle.onForgotten = claims.forget;
  const kept = { answers, claims, departments };
  all.set(handle, kept);
  return kept;
}

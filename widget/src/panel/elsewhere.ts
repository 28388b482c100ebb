import type { ErrorReport, LoaderHandle, Panel } from "../contract.ts";
import { en } from "./i18n/en/panel.ts";

/** The chat of a page without an origin: a page of its own, in a new tab. What needs the visitor here is refused, and the page told so. */
export function elsewhere({ server, siteKey, emit }: LoaderHandle): Panel {
  const address = `${server}/chat/${siteKey}`;
  const report: ErrorReport = {
    code: "own-page",
    message: "Without an origin the chat is a page of its own.",
    hint: `Open ${address}, and ask for it there.`,
  };
  const open = () => void window.open(`${address}?lang=${en.lang}`, "_blank", "noopener");
  const refuse = () => {
    console.error("[Presently]", report.message, report.hint);
    emit("error", report);
    return Promise.reject(Object.assign(new Error(report.message), report));
  };
  const nothing = () => {};
  const nobody = async () => {};
  return {
    open,
    toggle: open,
    close: nothing,
    reopen: nothing,
    resume: nothing,
    reset: nobody,
    identify: (visitor) => (visitor === null ? nobody() : refuse()),
    callback: refuse,
  };
}

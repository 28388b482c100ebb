import {
  IDENTITY_INVALID,
  IDENTITY_REQUIRED,
  NOT_ALLOWED,
  UNKNOWN_SITE,
} from "@presently/shared/protocol/close-codes";
import type { ErrorReport } from "../../contract.ts";
import type { PanelHandle } from "../panel-handle.ts";
import { errorOf, tellError } from "./errors.ts";

/** What the site's owner is told when the server will not have us: what is wrong and where to put it right. */
export function reportOf(closeCode: number, siteKey: string, origin: string): ErrorReport {
  switch (closeCode) {
    case UNKNOWN_SITE:
      return {
        code: "site.unknown",
        message: `The site key "${siteKey}" is not known.`,
        hint: "Copy the tag from Settings → Sites.",
      };
    case NOT_ALLOWED:
      return {
        code: "origin.not-allowed",
        message: `The origin ${origin} is not among this site's allowed addresses.`,
        hint: "Add it in Settings → Sites.",
      };
    case IDENTITY_REQUIRED:
      return {
        code: "identity.required",
        message: "This site lets only visitors chat whom it has identified.",
        hint: "Call identify({ token }) with a fresh one.",
      };
    case IDENTITY_INVALID:
      return {
        code: "identity.invalid",
        message: "The signed identity was not accepted.",
        hint: "The server's log says why.",
      };
    default:
      return {
        code: "session.not-authenticated",
        message: "The server did not accept this visitor.",
        hint: "Reload the page.",
      };
  }
}

/** Whether nothing that a script does can change it; a signed identity may come yet. */
export const isForGood = (closeCode: number): boolean =>
  closeCode !== IDENTITY_REQUIRED && closeCode !== IDENTITY_INVALID;

/** Whoever asks from now on whether the chat is ready hears why it is not; who asks nobody is told of no rejection. */
export function neverReady({ code, message, hint }: ErrorReport): void {
  const ready = Promise.reject(errorOf(code, message, hint));
  ready.catch(() => {});
  // A page may have frozen it, or put something else there.
  if (window.presently?.version) Reflect.set(window.presently, "ready", ready);
}

/** Tells the site's owner what is wrong, in words that nobody else needs. */
export function tellOfEnd({ emit, siteKey }: PanelHandle, closeCode: number): ErrorReport {
  const report = reportOf(closeCode, siteKey, location.origin);
  tellError({ emit }, report.code, report.message, report.hint);
  return report;
}

import type { Panel } from "../../contract.ts";
import type { PanelHandle } from "../panel-handle.ts";
import { en } from "../i18n/en/panel.ts";
import { refuse } from "./errors.ts";

const addressOf = ({ server, siteKey }: PanelHandle) => `${server}/chat/${siteKey}`;

/** The chat of a page without an origin: a page of its own, in a new tab. */
export function elsewhere(handle: PanelHandle): Panel {
  const address = `${addressOf(handle)}?lang=${en.lang}`;
  const open = () => void window.open(address, "_blank", "noopener");
  const nothing = () => {};
  return {
    open,
    toggle: open,
    press: open,
    close: nothing,
    takeUp: nothing,
    hover: nothing,
    reset: async () => {},
  };
}

/** What needs the visitor on this page is refused where the chat is another one, and the page told so. */
export const refuseElsewhere = (handle: PanelHandle): Promise<never> =>
  refuse(
    handle,
    "own-page",
    "Without an origin the chat is a page of its own.",
    `Open ${addressOf(handle)}, and ask for it there.`,
  );

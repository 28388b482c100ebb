import type { Panel } from "../../contract.ts";
import type { PanelOnPage } from "../panel-on-page.tsx";

/** Whether it is the chat itself, and not what stands for it; that is none yet where the look comes first. */
export const isWhole = (panel: Panel | undefined): panel is PanelOnPage =>
  panel !== undefined && "session" in panel;

import type { LauncherIcon } from "../protocol/further-look.ts";

/**
 * What the button shows, each as the outline of what is filled, 24 by 20 px; the bubble is the loader's own, which draws it with borders. A
 * clipped box and no picture: pictures in style sheets fall under a page's policy.
 */
export const LAUNCHER_ICON_PATHS: Readonly<Record<LauncherIcon, string>> = {
  bubble: "",
  bubbles:
    "M4 0H12a4 4 0 0 1 4 4V5H11a4 4 0 0 0-4 4v3H5l-3.5 3v-3.4A4 4 0 0 1 0 8V4a4 4 0 0 1 4-4zM12.5 7h8A3.5 3.5 0 0 1 24 10.5v3a3.5 3.5 0 0 1-1.5 2.9V20l-4-3h-6A3.5 3.5 0 0 1 9 13.5v-3A3.5 3.5 0 0 1 12.5 7z",
  question:
    "M6 6a6 6 0 1 1 7.5 5.8V14h-3v-3.5q0-1.2 1.1-1.5A3 3 0 1 0 9 6zM10 18a2 2 0 1 0 4 0a2 2 0 1 0-4 0z",
  hand: "M6 4.4a1.4 1.4 0 0 1 2.8 0V9h.8V1.9a1.4 1.4 0 0 1 2.8 0V9h.8V2.4a1.4 1.4 0 0 1 2.8 0V9.5h.8V4.9a1.4 1.4 0 0 1 2.8 0V13q0 7-7 7-3.6 0-5.5-3L3.3 12.1a1.5 1.5 0 0 1 2.3-1.9L6 10.6z",
};

import type { HostilePage } from "../hostile-page.ts";

/** Screens, and what people set on them. */
export const screens: readonly HostilePage[] = [
  {
    name: "narrow",
    why: "320 px: 400 % on a screen of 1,280, and the smallest phones",
    screen: { width: 320, height: 640 },
  },
  {
    name: "zoomed",
    why: "a page at 200 %",
    screen: { width: 640, height: 480, deviceScaleFactor: 2 },
  },
  {
    name: "small-frame",
    why: "a frame of 300 by 360",
    frame: `style="border:0;width:300px;height:360px"`,
  },
  {
    name: "zoomed-root",
    why: "a page that zooms itself by CSS, as pages do that were made for smaller screens: all of it, the chat too",
    head: "<style>html{zoom:1.5}</style>",
    expected: { size: 84, isCutOff: true },
  },
  {
    name: "forced-colours",
    why: "high contrast: the system's colours for everything",
    screen: { forcedColors: "active" },
    expected: { colour: "rgb(255, 255, 255)", inFirefox: { colour: "rgb(233, 233, 237)" } },
  },
  {
    name: "reduced-motion",
    why: "someone whom movement makes sick, on a dark page where everything moves",
    screen: { reducedMotion: "reduce", colorScheme: "dark" },
    head: "<style>*{animation:turn 1s infinite!important;transition:all 9s!important}@keyframes turn{to{transform:rotate(1turn)}}</style>",
  },
  {
    name: "print",
    why: "a printed page has no button",
    screen: { media: "print" },
    expected: { opens: "none" },
  },
  {
    name: "right-to-left",
    why: "a page that reads from the right: the chat stands on the left",
    isQuick: true,
    root: `dir="rtl"`,
    expected: { side: "left" },
  },
  {
    name: "right-to-left-by-style",
    why: "a body and a root turned by style alone",
    head: "<style>html,body{direction:rtl;unicode-bidi:bidi-override}</style>",
  },
];

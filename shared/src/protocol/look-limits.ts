import type { SiteLook } from "./look.ts";

/** Of corners, in px. */
export const MAX_LOOK_RADIUS = 28;
/** From the side and from the bottom, in px. */
export const MAX_LOOK_OFFSET = 200;
export const MAX_WELCOME_CHARS = 120;
/** The highest z-index that browsers know. */
export const MAX_Z_INDEX = 2_147_483_647;
/** What the chat looks like where nobody has set anything. */
export const DEFAULT_LOOK: SiteLook = {
  color: "#115e59",
  theme: "auto",
  position: "right",
  radius: 16,
  offset: { side: 20, bottom: 20 },
  welcome: "",
  texts: {},
  font: "system",
  scale: 100,
  density: "roomy",
  shadow: true,
  faces: false,
  shape: "round",
  icon: "bubble",
  phoneOffset: null,
  light: null,
  dark: null,
  zIndex: null,
};

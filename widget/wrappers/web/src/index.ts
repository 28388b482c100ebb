export { hold } from "./hold.ts";
export { load } from "./load.ts";
export type { LoadOptions } from "./load-options.ts";
export { PresentlyError } from "./presently-error.ts";
export { presently } from "./stand-in.ts";
export { IDLE, subscribe } from "./state.ts";
export type {
  Connection,
  ErrorReport,
  EventName,
  Events,
  Presently,
  PublicStatus,
  Queue,
  SiteAvailability,
  State,
} from "@presently/widget/contract";

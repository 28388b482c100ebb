export { hold } from "./hold.ts";
export { load } from "./load.ts";
export type { LoadOptions } from "./load-options.ts";
export { PresentlyError } from "./presently-error.ts";
export { presently } from "./stand-in.ts";
export { IDLE, subscribe } from "./state.ts";
export type {
  Agent,
  Attrs,
  Connection,
  ErrorReport,
  EventName,
  Events,
  Presently,
  PublicStatus,
  Queue,
  Settings,
  SiteAvailability,
  State,
  Visitor,
} from "@presently/widget/contract";

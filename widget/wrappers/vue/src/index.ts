export { createPresently } from "./create-presently.ts";
export { usePresently } from "./use-presently.ts";
export { usePresentlyState } from "./use-presently-state.ts";
export type { LoadOptions, Presently, State } from "@presently/web";

export { PresentlyChat } from "./PresentlyChat.tsx";
export { usePresently } from "./use-presently.ts";
export { usePresentlyState } from "./use-presently-state.ts";
export type { LoadOptions, Presently, State } from "@presently/web";

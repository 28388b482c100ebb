export { applyDeskEvent } from "./apply-desk-event.ts";
export { applyEvent, viewOf } from "./apply-event.ts";
export { referenceOf } from "./reference.ts";

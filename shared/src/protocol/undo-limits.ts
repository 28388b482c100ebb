/** How long an agent may take back what they did last, in ms, by the server's clock (UD1). */
export const UNDO_MS = 10_000;

/** What a transport tells its owner. After `onClose` it tells nothing more; `onClose` may come without `onOpen`. */
export interface SocketEvents {
  onOpen(): void;
  onText(text: string): void;
  /** `code` is one of the close codes, or 1006 when the connection was lost or never came to be. */
  onClose(code: number, reason: string): void;
}

/** One open connection, whatever carries it. */
export interface Socket {
  send(text: string): void;
  /** Ends it. Its owner hears nothing more from it, `onClose` neither. Twice does no harm. */
  close(): void;
}

/** Starts one connection. It never throws: what cannot be opened is told by `onClose`, later. */
export type OpenSocket = (events: SocketEvents) => Socket;

/** Close code of a connection that was lost, or that never came to be. */
export const LOST = 1006;

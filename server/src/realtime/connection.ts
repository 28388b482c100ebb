/**
 * One client's line to the server, whatever carries it: a WebSocket, the long-poll, or a pair in memory for tests. Frames are text; a
 * connection that is closed swallows what is still sent.
 */
export interface Connection {
  send(text: string): void;
  close(code: number, reason: string): void;
  /** Bytes handed to `send` that the client has not taken yet. */
  bufferedBytes(): number;
  /** Stops reading what the client sends, or starts again. Absent where the client waits for an answer to each request anyway. */
  setReading?(isReading: boolean): void;
}

/** What the edge knows of a client before it says a word. */
export interface ClientFacts {
  readonly ip: string;
  readonly origin: string | undefined;
  readonly userAgent: string | undefined;
}

/** The gateway's side of a connection: its maker calls these, in order, never at the same time. */
export interface Receiver {
  text(frame: string): void;
  binary(): void;
  /** The client has taken some of what was sent: `bufferedBytes` may have become less. */
  taken(): void;
  /** The client is gone; the server's own `close` ends here too. */
  closed(): void;
}

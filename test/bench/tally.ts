import type WebSocket from "ws";

/** What a group of clients was sent. */
export interface Tally {
  /** Counts from now on. */
  begin(): void;
  /** Frames and bytes since then for each of so many changes, by the frames' type; answers to heartbeats are left out. */
  perChange(changes: number): string;
}

export function tallyOf(sockets: readonly WebSocket[]): Tally {
  const byType = new Map<string, { frames: number; bytes: number }>();
  for (const socket of sockets)
    socket.on("message", (data: Buffer) => {
      // The type stands first in every frame the server writes.
      const type = data.toString("latin1", 9, data.indexOf('"', 9));
      const sum = byType.get(type) ?? { frames: 0, bytes: 0 };
      byType.set(type, { frames: sum.frames + 1, bytes: sum.bytes + data.length });
    });
  return {
    begin: () => byType.clear(),
    perChange(changes) {
      const parts = [...byType]
        .filter(([type]) => type !== "pong")
        .map(([type, sum]) => {
          const kilobytes = sum.bytes / changes / 1000;
          return `${type} ${(sum.frames / changes).toFixed(1)} (${kilobytes.toFixed(1)} kB)`;
        });
      return parts.toSorted().join(", ");
    },
  };
}

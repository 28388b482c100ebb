import { manualClock } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { loadConfig } from "../config.ts";
import type { DirectoryView } from "../views/directory-view.ts";
import type { LaneRow } from "../views/lane-row.ts";
import { LaneDesk } from "./lanes.ts";
import { Session } from "./session.ts";

const view: DirectoryView = {
  agents: new Map(),
  departments: new Map([[2, { publicId: "dep_one", name: "Support" }]]),
  sites: new Map([[1, { publicId: "ste_one", name: "Shop", department: 2 }]]),
};

/** A row with a preview of the longest kind. */
function row(id: number): LaneRow {
  return {
    id,
    publicId: `cnv_${String(id).padStart(21, "0")}`,
    state: "queued",
    site: 1,
    visitorId: `vis_${String(id).padStart(21, "0")}`,
    line: 3,
    department: 2,
    agent: null,
    offeredTo: null,
    hands: [],
    priority: 0,
    isReturned: false,
    rankMs: id,
    isReachable: true,
    presence: "present",
    language: "en",
    visitorName: "Zoë",
    queuedAtMs: id,
    owesAnswerSinceMs: id,
    closedAtMs: null,
    lastMessage: { isFromVisitor: true, text: "\u6f22".repeat(200), atMs: id },
    announced: null,
  };
}

test("R18: a console with 2500 conversations is sent its first lanes as it takes them, and is not cut off", () => {
  const config = loadConfig({}, "/nowhere");
  const texts: string[] = [];
  const closed: string[] = [];
  let buffered = 0;
  let most = 0;
  const session = new Session({
    connection: {
      send(text) {
        texts.push(text);
        buffered += Buffer.byteLength(text);
        most = Math.max(most, buffered);
      },
      close: (_, reason) => void closed.push(reason),
      bufferedBytes: () => buffered,
    },
    facts: { ip: "192.0.2.2", origin: undefined, userAgent: undefined },
    clock: manualClock(),
    limits: config,
    onClosed: () => {},
  });
  const lanes = new LaneDesk({ view }, () => undefined);
  const rows = Array.from({ length: 2500 }, (_, at) => row(at + 1));
  lanes.add({ session, mayRead: () => true }, rows);
  for (let at = 0; at < 20; at += 1) {
    const before = texts.length;
    lanes.flushLate();
    // Nothing more while the client takes nothing.
    expect(texts).toHaveLength(before);
    buffered = 0;
    lanes.flushLate();
  }

  expect(closed).toEqual([]);
  expect(most).toBeLessThan(config.closeAboveBytes);
  // The server's own frames.
  const frames = texts.map(
    (text) => JSON.parse(text) as { isWhole: boolean; changed: { conversationId: string }[] },
  );
  expect(frames.map(({ isWhole }) => isWhole)).toEqual([true, ...Array<boolean>(9).fill(false)]);
  const told = frames.flatMap(({ changed }) => changed.map(({ conversationId }) => conversationId));
  expect(told).toEqual(rows.map(({ publicId }) => publicId));
});

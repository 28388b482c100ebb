import { manualClock } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { loadConfig } from "../config.ts";
import type { DirectoryView } from "../views/directory-view.ts";
import type { LaneRow } from "../views/lane-row.ts";
import { LaneDesk } from "./lanes.ts";
import { Session } from "./session.ts";

const config = loadConfig({}, "/nowhere");
const view: DirectoryView = {
  agents: new Map(),
  departments: new Map([[2, { publicId: "dep_one", name: "Support", key: null, hours: null }]]),
  sites: new Map([
    [
      1,
      {
        publicId: "ste_one",
        name: "Shop",
        department: 2,
        takesFiles: false,
        endingNeeds: { line: false, disposition: false },
        complaintsTo: null,
      },
    ],
  ]),
  incidents: [],
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
    isTest: false,
    rankMs: id,
    isReachable: true,
    presence: "present",
    language: "en",
    visitorName: "Zoë",
    queuedAtMs: id,
    callback: null,
    owesAnswerSinceMs: id,
    closedAtMs: null,
    answerDueAtMs: null,
    call: null,
    hasUnopenedFiles: false,
    tagIds: [],
    promises: [],
    openQuestions: 0,
    silentSinceMs: null,
    lastMessage: { isFromVisitor: true, text: "\u6f22".repeat(200), atMs: id },
    announced: null,
  };
}

/** A console in memory that takes what it is sent when the test says so. */
function consoleOf(limits = config) {
  const texts: string[] = [];
  const closed: string[] = [];
  const sizes = { buffered: 0, most: 0, rows: 0 };
  const session = new Session({
    connection: {
      send(text) {
        texts.push(text);
        sizes.buffered += Buffer.byteLength(text);
        sizes.most = Math.max(sizes.most, sizes.buffered);
        sizes.rows += text.split('"conversationId"').length - 1;
      },
      close: (_, reason) => void closed.push(reason),
      bufferedBytes: () => sizes.buffered,
    },
    facts: { ip: "192.0.2.2", origin: undefined, userAgent: undefined },
    clock: manualClock(),
    limits,
    onClosed: () => {},
  });
  const failed = (error: unknown) => void closed.push(String(error));
  return {
    side: { session, mayRead: () => true, failed },
    texts,
    closed,
    sizes,
    take() {
      sizes.buffered = 0;
      session.taken();
    },
  };
}

const rowsIn = (text: string) =>
  (JSON.parse(text) as { changed: { conversationId: string }[] }).changed; // the server's own frame

/** Turns of the event loop, one at a time. */
function turns() {
  let asked: (() => void)[] = [];
  return {
    soon: (run: () => void) => void asked.push(run),
    /** Runs the next turn; false when nobody asked for one. */
    next(): boolean {
      const now = asked;
      asked = [];
      for (const run of now) run();
      return now.length > 0;
    },
  };
}

test("R18: a console with 2500 conversations is sent its first lanes a page at each drain, without waiting for a second to pass, and is not cut off", () => {
  const clock = manualClock();
  const { side, texts, closed, sizes, take } = consoleOf();
  const lanes = new LaneDesk(clock, { view }, () => undefined);
  const rows = Array.from({ length: 2500 }, (_, at) => row(at + 1));
  lanes.add(side, rows);
  for (let at = 1; at < 10; at += 1) {
    clock.drain();
    // Nothing more while the client takes nothing.
    expect(texts).toHaveLength(at);
    take();
  }
  clock.drain();
  take();

  expect(closed).toEqual([]);
  expect(sizes.most).toBeLessThan(config.dropPassingAboveBytes * 2);
  // The server's own frames.
  const whole = texts.map((text) => (JSON.parse(text) as { isWhole: boolean }).isWhole);
  expect(whole).toEqual([true, ...Array<boolean>(9).fill(false)]);
  const told = texts.flatMap(rowsIn).map(({ conversationId }) => conversationId);
  expect(told).toEqual(rows.map(({ publicId }) => publicId));
});

test("R18: what changed while a console took its page is told as it is then, and once", () => {
  const clock = manualClock();
  const { side, texts, take } = consoleOf();
  const places = new Map([[400, 7]]);
  const lanes = new LaneDesk(clock, { view }, (id) => places.get(id));
  lanes.add(
    side,
    Array.from({ length: 450 }, (_, at) => row(at + 1)),
  );
  clock.drain();
  lanes.changed({ ...row(449), visitorName: "Ada" });
  lanes.gone(450);
  places.set(400, 6);
  lanes.flush();
  clock.drain();
  expect(texts).toHaveLength(1);
  take();
  clock.drain();
  expect(texts).toHaveLength(2);
  const items = rowsIn(texts[1] ?? "") as { visitorName?: string; place?: number | null }[];
  expect(items).toHaveLength(199);
  expect(items.at(149)).toMatchObject({ place: 6 });
  expect(items.at(-1)).toMatchObject({ visitorName: "Ada" });
});

test("R23: when 2000 rows change for 100 consoles, no turn tells more than some thousand rows, and each console is told all", () => {
  const clock = turns();
  const lanes = new LaneDesk(clock, { view }, () => undefined);
  const many = Array.from({ length: 100 }, () => consoleOf());
  const toldRows = () => many.reduce((sum, { sizes }) => sum + sizes.rows, 0);
  for (const { side } of many) lanes.add(side, []);
  while (clock.next());
  for (let id = 1; id <= 2000; id += 1) lanes.changed(row(id));
  for (const { take } of many) take();
  let before = toldRows();
  let most = 0;
  let turnCount = 0;
  lanes.flush();
  do {
    most = Math.max(most, toldRows() - before);
    before = toldRows();
    turnCount += 1;
    for (const { take } of many) take();
    most = Math.max(most, toldRows() - before);
    before = toldRows();
  } while (clock.next());
  expect(most).toBeLessThan(1500);
  expect(turnCount).toBeGreaterThan(160);
  expect(many.map(({ sizes }) => sizes.rows)).toEqual(many.map(() => 2000));
});

test("R5: a console that fails is ended alone, and those behind it are told", () => {
  const clock = manualClock();
  const broken = consoleOf();
  const sound = consoleOf();
  const lanes = new LaneDesk(clock, { view }, () => undefined);
  const sendText = () => {
    throw new Error("broken");
  };
  lanes.add({ ...broken.side, session: Object.assign(broken.side.session, { sendText }) }, [
    row(1),
  ]);
  lanes.add(sound.side, [row(1)]);
  clock.drain();
  expect(broken.closed).toEqual(["Error: broken"]);
  expect(sound.sizes.rows).toBe(1);
});

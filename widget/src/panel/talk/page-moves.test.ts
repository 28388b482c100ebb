import type { VisitorCommand } from "@presently/shared/protocol";
import { manualClock } from "@presently/shared/testing";
import { expect, test } from "vitest";
import type { Picture } from "../picture.ts";
import type { Session } from "../session.ts";
import { createPageMoves } from "./page-moves.ts";

/** A page whose chat has said in its hello that it is at `/`. */
function onPage() {
  const clock = manualClock();
  const sent: string[] = [];
  let page = { url: "/", title: "Lamps" };
  let connection: Picture["connection"] = "online";
  let underWay: VisitorCommand["type"][] = [];
  const picture = () => ({ connection, underWay });
  const session = {
    picture,
    send(command: VisitorCommand) {
      if (command.type === "visitor.describe") sent.push(JSON.stringify(command.page));
      underWay = [command.type];
      return "";
    },
  };
  // Of a session no more is asked here.
  const moves = createPageMoves(session as unknown as Session, clock, () => page);
  return {
    sent,
    clock,
    moves,
    go(url: string, title = "Lamps") {
      page = { url, title };
      moves.moved();
    },
    entitle: (title: string) => (page = { ...page, title }),
    connect: (to: Picture["connection"]) => (connection = to),
    answer: () => (underWay = []),
  };
}

test("R6: of the addresses that a scrolled page writes the last is told, once in 2 s", () => {
  const { sent, clock, go, answer } = onPage();
  for (let at = 0; at < 40; at++) {
    go(`/?at=${at}`);
    clock.advance(100);
    answer();
  }
  clock.advance(2_000);
  expect(sent).toEqual(['{"url":"/?at=19","title":"Lamps"}', '{"url":"/?at=39","title":"Lamps"}']);
});

test("an address is told with the title that the page gives itself after it; one that is as before is not told", () => {
  const { sent, clock, go, answer, entitle } = onPage();
  go("/");
  clock.advance(2_000);
  expect(sent).toEqual([]);
  go("/7");
  entitle("Lamp 7");
  clock.advance(2_000);
  answer();
  go("/8");
  go("/7", "Lamp 7");
  clock.advance(2_000);
  expect(sent).toEqual(['{"url":"/7","title":"Lamp 7"}']);
});

test("R6: a message never waits behind more than one address, however long the server takes", () => {
  const { sent, clock, go, answer } = onPage();
  for (let at = 0; at < 20; at++) {
    go(`/?at=${at}`);
    clock.advance(2_000);
  }
  expect(sent).toHaveLength(1);
  answer();
  clock.advance(2_000);
  expect(sent).toEqual(['{"url":"/?at=0","title":"Lamps"}', '{"url":"/?at=19","title":"Lamps"}']);
});

test("without a connection nothing is queued: the next hello says it; what comes after that is told", () => {
  const { sent, clock, go, connect } = onPage();
  connect("offline");
  go("/7");
  clock.advance(2_000);
  connect("online");
  go("/");
  clock.advance(2_000);
  expect(sent).toEqual(['{"url":"/","title":"Lamps"}']);
});

test("a chat that is removed tells nothing more", () => {
  const { sent, clock, go, moves } = onPage();
  go("/7");
  moves.close();
  clock.advance(2_000);
  expect(sent).toEqual([]);
});

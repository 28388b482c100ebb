import type { ConversationView, LastingEvent } from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { applyEvent, viewOf } from "@presently/shared/view";
import { jsx } from "preact/jsx-runtime";
import { describe, expect, test } from "vitest";
import { lend } from "#lent/jsx-runtime";
import { en as texts } from "../i18n/en/topics.ts";
import { fill } from "../i18n/plural.ts";
import type { Picture } from "../picture.ts";
import type { ExtraTools } from "../talk/extras.ts";
import { type Drawn, drawn } from "../testing/drawn.ts";
import { create } from "./create-topics.ts";
import { stepTo } from "./Row.tsx";

lend(jsx);
const ids = idsOf(37);
const maker = eventMaker(ids);
const started = { ...maker.make("conversation.started"), seq: 1 };
const lamps = { topicId: ids.topic(), text: "Lamps", isFirst: false };
const charge = { topicId: ids.topic(), text: "Double charge", isFirst: true };
let seq = 1;
const chosen = (topic: typeof lamps, choicesLeft: number) =>
  maker.make("conversation.queued", {
    seq: (seq += 1),
    reason: "topicChosen",
    topic: { topicId: topic.topicId, isFirst: topic.isFirst, choicesLeft },
    text: topic.text,
  });
const assigned = maker.make("conversation.assigned", { seq: 90 });
const queuedAgain = maker.make("conversation.queued", { seq: 91, reason: "agentLost" });

const viewAfter = (...events: LastingEvent[]): ConversationView =>
  events.reduce(applyEvent, viewOf(started));

/** The part, as it was created on one page, and what it did. */
function part(kept: Record<string, string> = {}) {
  const given: object[] = [];
  const said: string[] = [];
  const storage = new Map(Object.entries(kept));
  const handle = { siteKey: "s", root: { querySelector: () => null }, asksTopic: false };
  const tools = {
    handle,
    session: {
      give: (command: object) => given.push(command),
      forgetProblem: () => given.push({ forgetProblem: true }),
    },
    redraw() {},
    fill,
    say: (words: string) => said.push(words),
    ofThisTab: {
      get: (key: string) => storage.get(key) ?? null,
      set: (key: string, value: string) => void storage.set(key, value),
    },
  } as unknown as ExtraTools; // as much of them as the part takes hold of
  const topics = create(tools);
  function look(view: ConversationView | null, over: object = {}) {
    const about = { department: "none", topics: [lamps, charge] };
    const picture = { view, about, underWay: [], problem: null, ...over } as unknown as Picture; // as above
    topics.look?.(picture, true);
    const lines = (view?.items ?? []).flatMap((event) => drawn(topics.ofEvent?.(event, picture)));
    const all = [...lines, ...drawn(topics.atEnd?.(picture, 0))];
    const buttons = all.filter(
      (each): each is Drawn => typeof each !== "string" && each.type === "button",
    );
    return {
      words: all.filter((each) => typeof each === "string"),
      buttons: buttons.map(({ props }) => [props["children"]].flat()[0]),
      press(words: string) {
        const button = buttons.find(({ props }) => [props["children"]].flat()[0] === words);
        const press = button?.props["onClick"];
        if (typeof press !== "function") throw new Error(`there is no ${words}`);
        press();
      },
    };
  }
  return { given, said, storage, look, handle, heard: topics.heard };
}

describe("TO1: what a conversation that waits is about", () => {
  test("TO1, TO3: is asked once it waits, with what goes first said on its button", () => {
    const { look, given } = part();
    expect(look(null).buttons).toEqual([]);
    const row = look(viewAfter());
    expect(row.buttons).toEqual(["Lamps", "Double charge", texts.notNow]);
    expect(row.words.join("")).toContain(`Double charge ${texts.first}`);
    row.press("Double charge");
    expect(given).toEqual([{ type: "topic.choose", topicId: charge.topicId }]);
  });

  test("TO1: is not asked where the site has none, the page named the department, an agent has it or had it, or it has ended", () => {
    const { look } = part();
    const named = { ...started, isDepartmentAsked: true };
    const closed = maker.make("conversation.closed", { seq: 92 });
    for (const view of [
      viewOf(named),
      viewAfter(assigned),
      viewAfter(assigned, queuedAgain),
      viewAfter(closed),
    ])
      expect(look(view).buttons).toEqual([]);
    for (const topics of [[], undefined, null, {}, "x", [null, {}, { text: 1 }]])
      expect(look(viewAfter(), { about: { topics } }).buttons).toEqual([]);
    expect(look(viewAfter(), { about: undefined }).buttons).toEqual([]);
  });

  test("TO1, AC: is said once, politely, and what was chosen once it is", () => {
    const { look, said, heard } = part();
    look(viewAfter());
    look(viewAfter());
    expect(said).toEqual([`${texts.ask} ${texts.hint}`]);
    heard?.(chosen(charge, 1));
    heard?.(queuedAgain);
    expect(said.slice(1)).toEqual([fill(texts.chosenFirst, { topic: "Double charge" })]);
  });

  test("M22: not now is kept in this tab for that conversation, and other things may be asked", () => {
    const { look, storage, handle } = part();
    look(viewAfter()).press(texts.notNow);
    expect(look(viewAfter()).buttons).toEqual([]);
    expect(handle.asksTopic).toBe(false);
    const again = part(Object.fromEntries(storage));
    expect(again.look(viewAfter()).buttons).toEqual([]);
    expect(again.said).toEqual([]);
    expect(again.look({ ...viewAfter(), conversationId: "cnv_other" }).buttons).not.toEqual([]);
  });
});

describe("TO2: once it was said", () => {
  test("TO2: the thread says so, and it can be changed once more", () => {
    const { look, handle } = part();
    const once = viewAfter(chosen(charge, 1));
    expect(look(once).words).toContain(fill(texts.chosenFirst, { topic: "Double charge" }));
    expect(look(once).buttons).toEqual([texts.change]);
    expect(handle.asksTopic).toBe(false);
    look(once).press(texts.change);
    expect(look(once).buttons).toEqual(["Lamps", "Double charge", texts.notNow]);
    const twice = viewAfter(...once.items.slice(1), chosen(lamps, 0));
    expect(look(twice).words).toContain(fill(texts.chosen, { topic: "Lamps" }));
    expect(look(twice).buttons).toEqual([]);
  });

  test("TO2: where an agent was quicker there is nothing to complain of, and nothing more to ask", () => {
    const { look, given } = part();
    look(viewAfter(), { underWay: ["topic.choose"] });
    look(viewAfter(), { problem: "conversation.wrong-state" });
    expect(given).toEqual([{ forgetProblem: true }]);
    expect(look(viewAfter()).buttons).toEqual([]);
  });
});

test("AC7: arrow keys go around, Home and End to the ends", () => {
  expect(["ArrowLeft", "ArrowRight", "Home", "End", "x"].map((key) => stepTo(key, 0, 3))).toEqual([
    2,
    1,
    0,
    2,
    undefined,
  ]);
});

import type { ConversationView, LastingEvent } from "@presently/shared/protocol";
import {
  MAX_EMAIL_CHARS,
  MAX_FORM_ANSWER_CHARS,
  MAX_NAME_CHARS,
  MAX_PHONE_CHARS,
} from "@presently/shared/protocol";
import { eventMaker, idsOf } from "@presently/shared/testing";
import { applyEvent, viewOf } from "@presently/shared/view";
import { jsx } from "preact/jsx-runtime";
import { describe, expect, test } from "vitest";
import { lend } from "#lent/jsx-runtime";
import { en as texts } from "../i18n/en/forms.ts";
import { en } from "../i18n/en/talk.ts";
import { fill } from "../i18n/plural.ts";
import type { Picture } from "../picture.ts";
import type { ExtraTools } from "../talk/extras.ts";
import { createGivenBefore } from "../talk/given-before.ts";
import { type Drawn, drawn } from "../testing/drawn.ts";
import { create } from "./create-forms.ts";
import { areLive, fateOf, isForm, openForm } from "./events.ts";
import { stepTo } from "./Replies.tsx";
import { givenIn, MOST_CHARS, readTyped, wrongIn } from "./typed.ts";

lend(jsx);
const maker = eventMaker(idsOf(31));
const begun = viewOf({ ...maker.make("conversation.started"), seq: 1 });
const { agentId } = maker;
const sent = maker.make("form.sent", { seq: 2, fields: ["email", "question"] });
const other = maker.make("form.sent", { seq: 3, formId: `frm_${"9".repeat(21)}` });
const done = maker.make("form.answered", {
  seq: 4,
  formId: sent.formId,
  text: { name: null, email: "v@example.test", phone: null, question: null },
});
const closed = maker.make("conversation.closed", { seq: 5 });
const offered = maker.make("replies.offered", { seq: 6, text: ["Yes", "No"] });
const message = maker.make("message.posted", { seq: 7 });

const viewAfter = (...events: LastingEvent[]): ConversationView => events.reduce(applyEvent, begun);

/** The part, as it was created on one page, and what it did. */
function part(kept: Record<string, string> = {}) {
  const given: object[] = [];
  const said: string[] = [];
  const storage = new Map(Object.entries(kept));
  const ofThisTab = {
    get: (key: string) => storage.get(key) ?? null,
    set: (key: string, value: string) => void storage.set(key, value),
    remove: (key: string) => void storage.delete(key),
    keys: () => [...storage.keys()],
  };
  const tools = {
    handle: { siteKey: "s", root: { querySelector: () => null } },
    session: {
      give: (command: object) => given.push(command),
      post: (text: string) => given.push({ post: text }),
      forgetProblem: () => given.push({ forgetProblem: true }),
      serverNowMs: () => sent.atMs,
    },
    texts: en,
    redraw() {},
    fill,
    asksAddress: ({ isAddressAsked }: Partial<Picture> & { isAddressAsked?: boolean }) =>
      isAddressAsked === true,
    say: (words: string) => said.push(words),
    ofThisTab,
    before: createGivenBefore("s", ofThisTab),
  } as unknown as ExtraTools; // as much of them as the part takes hold of
  const forms = create(tools);
  const look = (...events: LastingEvent[]) => at({ view: viewAfter(...events) });
  function at(over: Partial<Picture> & { isAddressAsked?: boolean }) {
    const { view } = over;
    const threads = view ? [view] : [];
    const picture = {
      names: { [agentId]: "Ana" },
      pending: [],
      underWay: [],
      problem: null,
      threads,
      ...over,
    } as unknown as Picture; // as above
    forms.look?.(picture, true);
    const parts = threads.flatMap(({ items }) =>
      items.flatMap((event) => drawn(forms.ofEvent?.(event, picture))),
    );
    const words = parts.filter((each) => typeof each === "string");
    const all = parts.filter((each): each is Drawn => typeof each !== "string");
    return { words, all, ofType: (type: string) => all.filter((each) => each.type === type) };
  }
  return { given, said, storage, look, at };
}

/** Calls what an element has for an event. */
function fire(element: Drawn | undefined, name: string, event: object = {}): void {
  const handler = element?.props[name];
  if (typeof handler !== "function") throw new Error(`nothing takes ${name}`);
  handler({ preventDefault() {}, ...event });
}

describe("FO2, P38: what became of a form is read from the events", () => {
  test.each([
    ["open", [sent]],
    ["answered", [sent, done]],
    ["over", [sent, other]],
    ["over", [sent, closed]],
    ["answered", [sent, done, closed]],
  ] as const)("%s", (at, events) => {
    expect(fateOf(sent, viewAfter(...events)).at).toBe(at);
  });

  test("of a form that another took the place of, the other stands open", () => {
    expect(openForm({ view: viewAfter(sent, other) })).toEqual(other);
    expect(openForm({ view: viewAfter(sent, done) })).toBeUndefined();
  });

  test("R9: what has another form than it should is passed over", () => {
    for (const wrong of [{ fields: null }, { fields: [1] }, { text: {} }])
      expect(isForm({ ...sent, ...wrong } as unknown as LastingEvent)).toBe(false);
    const { look } = part();
    for (const text of [null, "x", [1], { name: 1 }]) {
      const answer = { ...done, text } as unknown as LastingEvent;
      const replies = { ...offered, text } as unknown as LastingEvent;
      expect(look(sent, answer, replies).ofType("toolbar")).toEqual([]);
    }
  });
});

describe("FO3: a form in the thread", () => {
  test("who asks is named, and every field has its label; a site asks without a name", () => {
    const { look } = part();
    expect(look(sent).words).toEqual(
      expect.arrayContaining(["Ana asks for a few details", texts.fields.email, sent.text]),
    );
    const bySite = { ...sent, by: "system" } as const;
    expect(look(bySite).words).toContain(texts.before);
  });

  test("what is typed is kept for this tab, is there after a reload, and goes with the answer; nothing is sent before", () => {
    const { look, storage, given } = part();
    const [email] = look(sent).ofType("input");
    fire(email, "onInput", { currentTarget: { value: " v@example.test " } });
    expect(given).toEqual([]);
    const again = part(Object.fromEntries(storage));
    const drawnAgain = again.look(sent);
    expect(drawnAgain.ofType("input")[0]?.props["value"]).toBe(" v@example.test ");
    fire(drawnAgain.ofType("form")[0], "onSubmit");
    const { formId } = sent;
    expect(again.given).toEqual([{ type: "form.answer", formId, email: "v@example.test" }]);
    again.look(sent, done);
    expect([...again.storage]).toEqual([["presently:s:email", "v@example.test"]]); // what was given (AC15)
  });

  test("AC15: what was given before stands filled in, goes with the answer, and gives way to what is typed, were it nothing", () => {
    const { look, given } = part({ "presently:s:email": "v@example.test" });
    const fields = look(sent).ofType("input");
    expect(fields.map(({ props }) => props["value"])).toEqual(["v@example.test"]);
    fire(look(sent).ofType("form")[0], "onSubmit");
    fire(fields[0], "onInput", { currentTarget: { value: "" } });
    expect(look(sent).ofType("input")[0]?.props["value"]).toBe("");
    fire(look(sent).ofType("form")[0], "onSubmit");
    const { formId } = sent;
    expect(given).toEqual([
      { type: "form.answer", formId, email: "v@example.test" },
      { type: "form.answer", formId },
    ]);
  });

  test("FO2: what was typed stays for the form that takes the place of another, but for the answer to the other's question", () => {
    const { look, storage } = part();
    const [email] = look(sent).ofType("input");
    fire(email, "onInput", { currentTarget: { value: "v@example.test" } });
    fire(look(sent).ofType("textarea")[0], "onInput", { currentTarget: { value: "4711" } });
    const next = { ...other, fields: sent.fields, text: "Which colour?" };
    const values = (all: ReturnType<typeof look>) =>
      ["input", "textarea"].map((type) => all.ofType(type)[0]?.props["value"]);
    expect(values(look(sent, next))).toEqual(["v@example.test", ""]);
    expect(values(part(Object.fromEntries(storage)).look(sent, next))).toEqual([
      "v@example.test",
      "",
    ]);
  });

  test("M22: what the site asks waits while an address is asked for, and does not ask for that again; an agent's form does not wait", () => {
    const { at, said } = part();
    const bySite = { ...sent, by: "system" } as const;
    const waits = { view: viewAfter(bySite), isAddressAsked: true };
    expect([at(waits).words, said]).toEqual([[], []]);
    const left = viewAfter(bySite, maker.make("conversation.messageLeft", { seq: 8 }));
    expect(left.state).toBe("messageLeft");
    const { ofType } = at({ view: left });
    expect([ofType("input").length, ofType("textarea").length]).toEqual([0, 1]);
    expect(said).toEqual([texts.before]);
    fire(at({ view: viewAfter(bySite) }).ofType("input")[0], "onInput", {
      currentTarget: { value: "v" },
    });
    expect(at(waits).ofType("input")).toHaveLength(1); // what was begun does not go
    const byAgent = at({ view: viewAfter(sent), isAddressAsked: true });
    expect(byAgent.ofType("input")).toHaveLength(1);
  });

  test("R24: nothing that was typed is there for whoever comes after somebody who is forgotten", () => {
    const { at, look, storage } = part();
    fire(look(sent).ofType("input")[0], "onInput", { currentTarget: { value: "v@example.test" } });
    at({ view: null });
    expect([...storage.keys()]).toEqual([]);
    expect(look(sent).ofType("input")[0]?.props["value"]).toBe("");
  });

  test("what is wrong is said beside its field, tied to it, and nothing is sent", () => {
    const { look, given } = part();
    fire(look(sent).ofType("input")[0], "onInput", { currentTarget: { value: "v@" } });
    fire(look(sent).ofType("form")[0], "onSubmit");
    const { words, ofType } = look(sent);
    expect(words).toContain(texts.faults.email);
    expect(ofType("input")[0]?.props).toMatchObject({
      "aria-invalid": true,
      "aria-describedby": "form-email-fault",
    });
    expect(given).toEqual([]);
  });

  test("not now sends nothing of what was typed", () => {
    const { look, given } = part();
    fire(look(sent).ofType("input")[0], "onInput", { currentTarget: { value: "v@example.test" } });
    fire(look(sent).ofType("button")[1], "onClick");
    expect(given).toEqual([{ type: "form.answer", formId: sent.formId }]);
  });

  test("what the server refuses is said beside the field that it is about, once", () => {
    const { at, look, given } = part();
    fire(look(sent).ofType("input")[0], "onInput", { currentTarget: { value: "v@example.test" } });
    at({ view: viewAfter(sent), underWay: ["form.answer"] });
    at({ view: viewAfter(sent), problem: "contact.too-many" });
    expect(given).toEqual([{ forgetProblem: true }]);
    const { words, ofType } = look(sent);
    expect(words).toContain(en.errors["contact.too-many"] ?? en.errors.other);
    expect(ofType("input")[0]?.props["value"]).toBe("v@example.test");
  });

  test("once it is answered, what was given stands in its place; withdrawn it is gone", () => {
    const { look } = part();
    expect(look(sent, done).words).toEqual([texts.fields.email, "v@example.test"]);
    const passed = { ...done, text: { name: null, email: null, phone: null, question: null } };
    expect(look(sent, passed).words).toEqual([texts.nothing]);
    expect(look(sent, closed).words).toEqual([]);
  });

  test("AC5: a form that has just come is said aloud once", () => {
    const { look, said } = part();
    look(sent);
    look(sent);
    expect(said).toEqual(["Ana asks for a few details"]);
  });
});

test("FO3: an address and a number are looked at before they are sent, as long as the server takes them", () => {
  const fields = ["email", "phone", "question"] as const;
  const wrong = (typed: object) => wrongIn(fields, typed);
  expect(wrong({ email: "v@example", phone: "12345" })).toEqual(["email", "phone"]);
  expect(wrong({ email: " ", phone: "+44 (0)20 7946-0958" })).toEqual([]);
  expect(givenIn(fields, { email: " ", question: " 4711 " })).toEqual({ question: "4711" });
  expect(readTyped("{")).toEqual({});
  expect(readTyped('{"email":1,"name":"V"}')).toEqual({ name: "V" });
  expect(MOST_CHARS).toEqual({
    name: MAX_NAME_CHARS,
    email: MAX_EMAIL_CHARS,
    phone: MAX_PHONE_CHARS,
    question: MAX_FORM_ANSWER_CHARS,
  });
});

describe("QR1, P39: short answers", () => {
  const live = (pending: object[], ...events: LastingEvent[]) =>
    areLive(offered, { view: viewAfter(...events), pending: pending as Picture["pending"] });

  test("they can be given while they are the newest, the chat goes on and nothing is on its way", () => {
    expect(live([], offered)).toBe(true);
    expect(live([{ state: "failed" }], offered)).toBe(true);
    expect(live([{ state: "sending" }], offered)).toBe(false);
    expect(live([], offered, message)).toBe(false);
    expect(live([], offered, closed)).toBe(false);
  });

  test("one that is pressed is the visitor's own message; then they are text", () => {
    const { look, given } = part();
    fire(look(offered).ofType("button")[1], "onClick");
    expect(given).toEqual([{ post: "No" }]);
    const { words, ofType } = look(offered, message);
    expect(ofType("button")).toEqual([]);
    expect(words).toContain("Yes · No");
  });

  test("AC7: the Tab key comes to one of them, arrow keys to the others, around the end", () => {
    const { look } = part();
    const stops = () =>
      look(offered)
        .ofType("button")
        .map(({ props }) => props["tabIndex"]);
    expect(stops()).toEqual([0, -1]);
    fire(look(offered).ofType("button")[1], "onFocus");
    expect(stops()).toEqual([-1, 0]);
    expect(
      ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "Home", "End", "a"].map((key) =>
        stepTo(key, 0, 3),
      ),
    ).toEqual([1, 1, 2, 2, 0, 2, undefined]);
    expect(stepTo("ArrowRight", 2, 3)).toBe(0);
  });
});

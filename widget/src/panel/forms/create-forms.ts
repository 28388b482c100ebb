import type { FormField, LastingEvent } from "@presently/shared/protocol";
import type { ComponentChild } from "preact";
import { en as texts } from "../i18n/en/forms.ts";
import type { Picture } from "../picture.ts";
import type { Extra, ExtraTools } from "../talk/extras.ts";
import { answered, card, titleOf } from "./Card.tsx";
import { areLive, fateOf, fieldsOf, type FormSent, isForm, openForm, repliesIn } from "./events.ts";
import { formsStyle } from "./forms-style.ts";
import { replies } from "./Replies.tsx";
import { DETAILS, givenIn, readTyped, type Typed, wrongIn } from "./typed.ts";

/** What came so long ago is history, and is not said aloud. */
const NEWS_MS = 30_000;

/** Small forms and short answers, on one page. What is typed stays in this tab until it is sent (FO3). */
export function create(tools: ExtraTools): Extra {
  const { handle, session, redraw, ofThisTab, before } = tools;
  const key = `presently:${handle.siteKey}:form`;
  let typed: Typed = readTyped(ofThisTab.get(key));
  let faults: { readonly [Field in FormField]?: string } = {};
  let isSending = false;
  /** By the event that offers them: which one the Tab key comes to. */
  const turned = new Map<string, number>();
  const said = new Set<string>();

  function keep(next: Typed): void {
    typed = next;
    if (Object.keys(next).length === 0) ofThisTab.remove(key);
    else ofThisTab.set(key, JSON.stringify(next));
  }

  function type(formId: string, field: FormField, text: string): void {
    keep({ ...typed, formId, [field]: text });
    if (faults[field] === undefined) return;
    const { [field]: _, ...others } = faults;
    faults = others;
    redraw();
  }

  /** What stands in the fields: what was typed, and what was given before in one that nobody has turned to (AC15). */
  const filled = (): Typed => ({
    ...Object.fromEntries(DETAILS.map((detail) => [detail, before.of(detail)])),
    ...typed,
  });

  function send(form: FormSent): void {
    const fields = fieldsOf(form);
    const wrong = wrongIn(fields, filled());
    faults = Object.fromEntries(wrong.map((field) => [field, texts.faults[field]]));
    const [first] = wrong;
    if (first === undefined) {
      const given = givenIn(fields, filled());
      for (const detail of DETAILS) if (given[detail]) before.keep(detail, given[detail]);
      session.give({ type: "form.answer", formId: form.formId, ...given });
    } else {
      redraw();
      // Once the words beside the field are drawn, so that they are read with it.
      queueMicrotask(() => handle.root.querySelector<HTMLElement>(`#form-${first}`)?.focus());
    }
  }

  /** Why the server did not take it is said beside the field it can only be about, and nowhere else. */
  function refused(picture: Picture): void {
    const { problem } = picture;
    const form = openForm(picture);
    if (problem === null) return;
    session.forgetProblem();
    if (form === undefined) return; // it was withdrawn meanwhile, and says so
    const given = givenIn(fieldsOf(form), filled());
    const field = given.email !== undefined ? "email" : (fieldsOf(form)[0] ?? "name");
    const isNumber = problem === "contact.invalid" && given.email === undefined;
    const { errors } = tools.texts;
    faults = isNumber
      ? { phone: texts.faults.phone }
      : { [field]: errors[problem] ?? errors.other };
    redraw();
  }

  function sayOnce(id: string, atMs: number, words: () => string): void {
    if (said.has(id)) return;
    said.add(id);
    if (session.serverNowMs() - atMs < NEWS_MS) tools.say(words());
  }

  /** Who asks; undefined = the site. */
  const nameOf = ({ by }: LastingEvent, { names }: Picture) =>
    by === "system" ? undefined : (names[by] ?? tools.texts.team);

  /**
   * What the site asks comes after what it is about, and after where an answer goes while nobody is there: one thing at a time (M22). What the visitor has
   * begun to fill in stays.
   */
  const comesLater = ({ by, formId }: FormSent, picture: Picture) =>
    by === "system" &&
    typed.formId !== formId &&
    (handle.asksTopic === true || tools.asksAddress(picture));

  /** The site asks nobody for the address that they have just left their message with. */
  function asked(form: FormSent, { view }: Picture): FormSent {
    const isKnown = form.by === "system" && view?.state === "messageLeft";
    return isKnown ? { ...form, fields: form.fields.filter((field) => field !== "email") } : form;
  }

  function cardOf(event: LastingEvent, picture: Picture): ComponentChild {
    if (!isForm(event)) return null;
    const view = picture.threads.find((each) => each.items.includes(event));
    if (view === undefined) return null;
    const fate = fateOf(event, view);
    if (fate.at === "answered") return answered(event, fate.answers, texts);
    const form = asked(event, picture);
    if (fate.at === "over" || view !== picture.view || comesLater(event, picture)) return null;
    if (form.fields.length === 0) return null;
    return card({
      form,
      tools,
      texts,
      name: nameOf(event, picture),
      typed: filled(),
      faults,
      isSending,
      type: (field, text) => type(event.formId, field, text),
      send: () => send(form),
      notNow: () => session.give({ type: "form.answer", formId: event.formId }),
    });
  }

  function repliesOf(event: LastingEvent, picture: Picture): ComponentChild {
    const offered = repliesIn(event);
    if (offered.length === 0) return null;
    return replies({
      replies: offered,
      label: texts.replies,
      isLive: areLive(event, picture),
      at: turned.get(event.id) ?? 0,
      turnTo(at) {
        turned.set(event.id, at);
        redraw();
      },
      press: (reply) => void session.post(reply),
    });
  }

  return {
    style: formsStyle,
    look(picture, isShown) {
      const wasSending = isSending;
      isSending = picture.underWay.includes("form.answer");
      if (wasSending && !isSending) refused(picture);
      const form = openForm(picture);
      // Nor is anything left for whoever comes after somebody who was forgotten, heard of it or not.
      if (form === undefined && !isSending) {
        faults = {};
        if (Object.keys(typed).length > 0) keep({});
      } else if (form && typed.formId !== undefined && typed.formId !== form.formId) {
        // It took the place of the one that was typed into (FO2): another question, and the same name.
        const { question: _, ...others } = typed;
        faults = {};
        keep({ ...others, formId: form.formId });
      }
      if (!isShown) return;
      if (form && !comesLater(form, picture) && asked(form, picture).fields.length > 0) {
        const name = nameOf(form, picture);
        sayOnce(form.id, form.atMs, () => titleOf({ form, tools, texts, name }));
      }
      const last = picture.view?.items.findLast(({ type: kind }) => kind === "replies.offered");
      if (last !== undefined && areLive(last, picture))
        sayOnce(last.id, last.atMs, () => `${texts.replies}: ${repliesIn(last).join(", ")}`);
    },
    heard(event) {
      if (event.type === "form.answered" && event.given.length > 0) tools.say(texts.sent);
    },
    ofEvent: (event, picture) => cardOf(event, picture) ?? repliesOf(event, picture),
    forgotten() {
      typed = {};
      faults = {};
    },
  };
}

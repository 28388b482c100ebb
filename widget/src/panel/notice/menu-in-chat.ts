import type { ComponentChild } from "preact";
import type { Picture } from "../picture.ts";
import { lasting } from "../storage.ts";
import type { ExtraTools } from "../talk/extras.ts";
import { forgetting, line } from "./Asked.tsx";
import { menu, type MenuAct } from "./Menu.tsx";
import type { NoticeTexts } from "./texts.ts";

/** What the menu has begun below the thread. */
type Asked = "forget" | "byMail" | "mailing" | "mailed" | "notSaved" | null;

/**
 * The menu in the chat's header, and what it asks below the thread: the sound, what was said so far as a file or by mail, and that this browser
 * forgets (NT5, NT6). Once the chat is over the end of it has the others.
 */
export function createMenuInChat(
  { handle, session, render, redraw, addressForm }: ExtraTools,
  texts: NoticeTexts,
  hasSound: boolean,
  mutedKey: string,
) {
  const { root, server, siteKey } = handle;
  const box = document.createElement("div");
  let at: number | null = null;
  let asked: Asked = null;

  function actsOf({ view, ways }: Picture): MenuAct[] {
    const acts: MenuAct[] = hasSound ? ["sound"] : [];
    if (!view || isOver(view)) return acts;
    acts.push("asText", "asPage");
    if (ways?.byMail && view.agentId) acts.push("byMail");
    return [...acts, "forget"];
  }

  function draw(picture = session.picture()): void {
    const header = root.querySelector("header");
    const acts = actsOf(picture);
    if (!header || acts.length === 0) return box.remove();
    // Before the button that closes the chat, which stays in its corner.
    if (!box.isConnected) header.insertBefore(box, header.querySelector(":scope>.icon"));
    const isMuted = lasting.get(mutedKey) !== null;
    render(menu({ texts, acts, isMuted, at, onMove: move, onAct: act }), box);
  }

  function move(next: number | null): void {
    at = next;
    draw();
  }

  function ask(next: Asked): void {
    asked = next;
    redraw();
  }

  function act(what: MenuAct): void {
    box.querySelector("button")?.focus();
    move(null);
    if (what === "sound") mute(lasting.get(mutedKey) === null);
    else if (what === "forget" || what === "byMail") ask(what);
    else void save(what === "asText" ? "text" : "html");
  }

  function mute(isMuted: boolean): void {
    if (isMuted) lasting.set(mutedKey, "1");
    else lasting.remove(mutedKey);
  }

  /** What keeps a chat at its end does so here; few ask for it before, and its part need not come sooner. */
  async function save(form: "text" | "html"): Promise<void> {
    const conversationId = session.picture().view?.conversationId ?? "";
    const token = lasting.get(`presently:${siteKey}:token`) ?? "";
    const source = { server, siteKey, conversationId, token };
    ask(null);
    await import("../after/after.ts")
      .then((part) => part.saveTranscript(source, form, `chat.${form === "text" ? "txt" : form}`))
      .catch(() => ask("notSaved"));
  }

  /** Refused, the address is asked for again: why stands below the thread. */
  function look(picture: Picture): void {
    if (asked === "mailing" && !picture.underWay.includes("transcript.mail"))
      asked = picture.problem === null ? "mailed" : "byMail";
    if (!picture.view || isOver(picture.view)) asked = null;
    draw(picture);
  }

  function below(): ComponentChild {
    switch (asked) {
      case "forget":
        return forgetting(
          texts,
          () => void session.forget(),
          () => ask(null),
        );
      case "byMail":
        return addressForm(texts.form, give, () => ask(null));
      case "mailed":
        return line(texts.mailed, false);
      case "notSaved":
        return line(texts.notSaved, true);
      case "mailing":
      case null:
        return null;
    }
  }

  function give(email: string): void {
    asked = "mailing";
    session.give({ type: "transcript.mail", email });
  }

  return {
    look,
    below,
    close(): void {
      at = null;
      asked = null;
      box.remove();
    },
  };
}

/** Then its own part asks and offers below the thread. */
function isOver({ state }: { readonly state: string }): boolean {
  return state === "closed" || state === "messageLeft";
}

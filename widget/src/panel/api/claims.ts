import type { VisitorCommand } from "@presently/shared/protocol";
import {
  MAX_ATTRIBUTE_CHARS,
  MAX_ATTRIBUTES,
  MAX_NAME_CHARS,
  MAX_TITLE_CHARS,
  MAX_URL_CHARS,
} from "./limits.ts";
import type { Attrs } from "../../contract.ts";
import type { PanelHandle } from "../panel-handle.ts";
import { ownTitle } from "../browser.ts";
import type { Answers } from "./answers.ts";
import { isWhole } from "./api.ts";
import { refuse } from "./errors.ts";
import { createSigned } from "./signed.ts";

/** Conversations' attributes and what the visitor did are kept in order, so many at most: a page that tells without end tells the latest. */
const MAX_KEPT = 50;

type Told = Extract<VisitorCommand, { type: "visitor.track" }> | { readonly about: Attrs };
type Description = Omit<Extract<VisitorCommand, { type: "visitor.describe" }>, "type">;

/**
 * What the page says of the visitor. It connects nobody: what is said before the visitor has connected is kept, as one, and goes with the
 * connection; its promise resolves at once. What is said later resolves when the server has it.
 */
export function createClaims(handle: PanelHandle, answers: Answers) {
  let kept: Description | undefined;
  let told: readonly Told[] = [];
  /** Counts who was signed in, or forgotten: what is said with a token that another has overtaken is of somebody else. */
  let turn = 0;
  const signed = createSigned(handle);

  /** Brings what can be brought now: what is said of a conversation waits for one. */
  async function bring(): Promise<void> {
    const { panel } = handle;
    if (!isWhole(panel) || panel.session.picture().connection !== "online") return;
    const { session } = panel;
    const { view } = session.picture();
    const give = (command: VisitorCommand) => answers.to(command.type, session.send(command));
    const description = kept;
    const now = told.filter((each) => view || !("about" in each));
    told = told.filter((each) => !now.includes(each));
    kept = undefined;
    await Promise.all([
      description && give({ type: "visitor.describe", ...description }),
      ...now.map((each) => {
        if (!("about" in each)) return give(each);
        const where = view && { conversationId: view.conversationId };
        return where && give({ type: "conversation.describe", ...where, attributes: each.about });
      }),
    ]);
  }

  function tell(next: Told): Promise<void> {
    told = [...told, next].slice(-MAX_KEPT);
    return bring();
  }

  function describe({ attributes, page, ...rest }: Description): Promise<void> {
    kept = {
      ...kept,
      ...rest,
      ...(page && { page: { ...kept?.page, ...page } }),
      ...(attributes && { attributes: { ...kept?.attributes, ...attributes } }),
    };
    return bring();
  }

  const invalid = (what: string, hint: string) =>
    refuse(handle, `${what}.invalid`, `Not ${what}.`, hint);

  return {
    /** Of what is no attributes, as `set` does it. */
    refuseAttributes: () => invalid("attributes", ATTRIBUTES_HINT),
    /** Brings what was kept as soon as there is a connection. */
    look(): void {
      signed.look();
      if (kept || told.length > 0) bring().catch(() => {}); // told where it was refused
    },
    /** What was said of who is forgotten is not said of who comes next. */
    forget(): void {
      turn += 1;
      kept = undefined;
      told = [];
      signed.stop();
    },
    /** What the visitor did, for the team alone. */
    async track(name: unknown, data?: unknown): Promise<void> {
      const isFine = isText(name) && name.trim() !== "" && name.length <= MAX_NAME_CHARS;
      if (!isFine || (data !== undefined && !isAttributes(data))) {
        return invalid(
          "event",
          `Give a name of 1 to ${MAX_NAME_CHARS} characters. ${ATTRIBUTES_HINT}`,
        );
      }
      await tell({ type: "visitor.track", name, ...(data !== undefined && { data }) });
    },
    async set(attributes: unknown, scope: unknown = "visitor"): Promise<void> {
      if (scope !== "visitor" && scope !== "conversation") {
        return invalid("scope", 'Say "visitor" or "conversation".');
      }
      if (scope === "conversation") {
        if (!isAttributes(attributes)) return invalid("attributes", ATTRIBUTES_HINT);
        return tell({ about: attributes });
      }
      const all: unknown = { ...kept?.attributes, ...Object(attributes) };
      if (!isAttributes(attributes) || !isAttributes(all)) {
        return invalid("attributes", ATTRIBUTES_HINT);
      }
      await describe({ attributes });
    },
    async page(given: unknown = {}): Promise<void> {
      const { url = location.href, title = ownTitle.get() } = Object(given) as Record<
        string,
        unknown
      >;
      if (typeof url !== "string" || typeof title !== "string") {
        return invalid("page", "Give { url, title }, both texts, or nothing.");
      }
      await describe({
        page: { url: url.slice(0, MAX_URL_CHARS), title: title.slice(0, MAX_TITLE_CHARS) },
      });
    },
    async identify(visitor: unknown): Promise<void> {
      const { id, name, email, phone, attributes, token } = Object(visitor) as Record<
        string,
        unknown
      >;
      const claimed = { ...(attributes as object), ...defined({ id, phone }) };
      const called = defined({ name, email });
      const all: unknown = { ...kept?.attributes, ...claimed };
      if (
        !isAttributes(attributes ?? {}) ||
        !isAttributes(all) ||
        !Object.values(called).every(isText)
      ) {
        return invalid("visitor", `Give texts for id, name, email and phone. ${ATTRIBUTES_HINT}`);
      }
      const { panel } = handle;
      // A page may sign somebody out by clearing its storage: they are forgotten before the next one is known.
      if (isWhole(panel) && panel.session.picture().connection === "idle")
        panel.session.lookAround();
      if (token !== undefined) {
        const mine = (turn += 1);
        await signed.give(token);
        if (mine !== turn) return;
      }
      await describe({
        ...called,
        ...(Object.keys(claimed).length > 0 && { attributes: claimed }),
      });
    },
  };
}

const ATTRIBUTES_HINT = `Attributes are an object of at most ${MAX_ATTRIBUTES} numbers, truths, nulls, and texts of at most ${MAX_ATTRIBUTE_CHARS} characters.`;

const isText = (value: unknown): value is string => typeof value === "string";

const defined = (fields: Readonly<Record<string, unknown>>): Record<string, string> =>
  // Safe: what is no text is looked for right after.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;

/** What the wire takes (P9): the server closes the connection on anything else. */
export function isAttributes(value: unknown): value is Attrs {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= MAX_ATTRIBUTES &&
    entries.every(
      ([name, each]: [string, unknown]) =>
        name !== "" &&
        name.length <= MAX_ATTRIBUTE_CHARS &&
        (each === null ||
          typeof each === "boolean" ||
          Number.isFinite(each) ||
          (isText(each) && each.length <= MAX_ATTRIBUTE_CHARS)),
    )
  );
}

import type { KeyedStorage } from "@presently/shared/client";
import type { LastingEvent } from "@presently/shared/protocol";
import type { ComponentChild, VNode } from "preact";
import { render } from "preact";
import { jsx } from "preact/jsx-runtime";
import type { PanelHandle } from "../panel-handle.ts";
import { counted, fill } from "../i18n/plural.ts";
import type { Texts } from "../i18n/texts.ts";
import type { Picture } from "../picture.ts";
import type { Session } from "../session.ts";
import { addressFormIn } from "./AddressForm.tsx";
import { attachStub, CLIP } from "./attach-stub.tsx";
import { choicesOf } from "./choices.ts";
import { createGivenBefore, type GivenBefore } from "./given-before.ts";
import type { Linking } from "./Linked.tsx";
import { Linked } from "./Linked.tsx";
import { waitWords } from "./told-queue.ts";

/** What a part of the conversation that few chats need is given. It imports nothing that other parts run: that would be a file, and a request, more. */
export interface ExtraTools {
  readonly handle: PanelHandle;
  readonly session: Session;
  /** The conversation's words. The part brings its own besides. */
  readonly texts: Texts;
  /** Draws everything again: what the part keeps has changed. */
  redraw(): void;
  readonly fill: typeof fill;
  readonly counted: typeof counted;
  /** A text with its links, as messages have them. */
  linked(text: string, links: Linking["links"]): VNode;
  /** Says something to screen readers, after what is being said. */
  say(text: string): void;
  /** Place and wait of who stands in line, as they stand above the thread; empty until they are told. */
  waitWords(picture: Picture): string;
  /** Whether the form for an address stands there by itself, since nobody is there. */
  asksAddress(picture: Picture): boolean;
  /** What outlives the tab, and what does not. */
  readonly lasting: KeyedStorage;
  readonly ofThisTab: KeyedStorage;
  /** What was not read of what the agents wrote, or the owner gave. */
  unread(view: Picture["view"]): readonly LastingEvent[];
  /** The form for an address, as the conversation has it. */
  addressForm: ReturnType<typeof addressFormIn>;
  readonly before: GivenBefore;
  /** Draws into a node of the part's own, outside the conversation. */
  readonly render: typeof render;
  /** The drawing of what files are attached with. */
  readonly clip: string;
}

/** Such a part, once it was fetched: what it draws in the places that the conversation has for it. Everything drawn needs a key of its own. */
export interface Extra {
  readonly style: string;
  /** Something may have changed. */
  look?(picture: Picture, isShown: boolean): void;
  /** Something happened while the chat was being followed, not history. */
  heard?(event: LastingEvent): void;
  /** Right before the box that is written in. */
  beside?(picture: Picture): ComponentChild;
  /** Below the newest line of the thread. `nowMs` is the server's clock. */
  atEnd?(picture: Picture, nowMs: number): ComponentChild;
  /** In a message below its text, or as a line of its own where the event has none. Null where it draws nothing for it. */
  ofEvent?(event: LastingEvent, picture: Picture): ComponentChild;
  /** Something goes with the next message, so that it may be without words. */
  hasMore?(): boolean;
  /** Takes over a message that is sent; false: it goes by itself. */
  post?(text: string): boolean;
  /** Takes files that were given before it came; null: what stood for its button was pressed. */
  take?(files: readonly File[] | null): void;
  /** The visitor is nobody here any more. */
  forgotten?(): void;
  /** The chat is taken off the page. */
  close?(): void;
}

/** The module of such a part, and when it is fetched. */
export interface ExtraPart {
  /** `keeps`: whether an earlier page of this tab left something under that name. */
  isWanted(picture: Picture, isShown: boolean, keeps: (name: string) => boolean): boolean;
  fetch(): Promise<{
    lend(maker: typeof jsx): void;
    create(tools: ExtraTools): Extra;
  }>;
  /** Whether the part takes files, though it was not fetched yet: then a button stands for it, and brings it. */
  takesFiles?(picture: Picture): boolean;
}

/** Whether a thread has an event whose type begins so. */
function hasEvent(begin: RegExp): (picture: Picture) => boolean {
  return ({ threads }) => threads.some(({ items }) => items.some(({ type }) => begin.test(type)));
}

/** In the order in which they are drawn. */
export const EXTRAS: readonly ExtraPart[] = [
  // Asked first, of what is asked while they wait.
  {
    isWanted: ({ about, view }) => !!view && !!about?.topics?.[0],
    fetch: () => import("../topics/topics.ts"),
  },
  {
    isWanted: ({ files, threads }, isShown, keeps) =>
      isShown &&
      (keeps("files") ||
        threads.some(({ items }) => !!files || items.some((item) => "files" in item))),
    fetch: () => import("../files/files.ts"),
    takesFiles: ({ files, isRefused }) => !!files && !isRefused,
  },
  { isWanted: hasEvent(/^(form|rep)/), fetch: () => import("../forms/forms.ts") },
  { isWanted: hasEvent(/^art/), fetch: () => import("../articles/articles.ts") },
  { isWanted: hasEvent(/^prom/), fetch: () => import("../promises/promises.ts") },
  {
    isWanted: ({ view }) => view !== null && view.state !== "closed",
    fetch: () => import("../notice/notice.ts"),
  },
];

/** A part that did not come is not asked for sooner than this, in ms: after an upgrade of the server it may be gone for good, and changes come by the second. */
export const AGAIN_AFTER_MS = 5_000;

/** Fetches each part when it is wanted, asked again with a later change where it does not come, and draws what was fetched. */
export function createExtras(
  parts: readonly ExtraPart[],
  tools: Omit<
    ExtraTools,
    | "fill"
    | "counted"
    | "linked"
    | "waitWords"
    | "asksAddress"
    | "addressForm"
    | "before"
    | "render"
    | "clip"
  >,
  adopt: (style: string) => void,
) {
  const before = createGivenBefore(tools.handle.siteKey, tools.ofThisTab);
  const addressForm = addressFormIn(tools.texts, before);
  const fetched = new Map<ExtraPart, Extra | null>();
  let isClosed = false;
  let againAtMs = 0;
  const each = () => parts.flatMap((part) => fetched.get(part) ?? []);
  const keeps = (name: string) =>
    tools.ofThisTab.get(`presently:${tools.handle.siteKey}:${name}`) !== null;
  /** What the visitor gave a part that was still to come. Where it did not come that is let go, or it would turn up when nobody expects it. */
  const given = new Map<ExtraPart, (readonly File[] | null)[]>();

  function want(part: ExtraPart): void {
    if (fetched.has(part)) return;
    fetched.set(part, null);
    part.fetch().then(
      (module) => {
        if (isClosed) return;
        module.lend(jsx);
        const extra = module.create({
          ...tools,
          fill,
          counted,
          render,
          clip: CLIP,
          addressForm,
          before,
          linked: (text, links) => jsx(Linked, { text, links, texts: tools.texts }),
          asksAddress: (picture) => !!choicesOf(picture, null, 0).form,
          waitWords: (picture) => waitWords(picture, tools.session.serverNowMs(), tools.texts),
        });
        adopt(extra.style);
        fetched.set(part, extra);
        for (const files of given.get(part) ?? []) extra.take?.(files);
        tools.redraw();
      },
      () => {
        fetched.delete(part);
        againAtMs = Date.now() + AGAIN_AFTER_MS;
        given.delete(part);
      },
    );
  }

  /** Gives it to the part, once it has come. */
  function give(part: ExtraPart, files: readonly File[] | null): void {
    const extra = fetched.get(part);
    if (extra) return extra.take?.(files);
    given.set(part, [...(given.get(part) ?? []), files]);
    want(part);
  }

  /** Of a part that is still to come. */
  const stubOf = (part: ExtraPart, picture: Picture) =>
    part.takesFiles?.(picture)
      ? attachStub(
          tools.texts,
          () => want(part),
          () => give(part, null),
        )
      : [];

  return {
    addressForm,
    before,
    look(picture: Picture, isShown: boolean): void {
      for (const part of parts) {
        if (!fetched.has(part) && Date.now() >= againAtMs && part.isWanted(picture, isShown, keeps))
          want(part);
        fetched.get(part)?.look?.(picture, isShown);
      }
    },
    heard: (event: LastingEvent): void => each().forEach((extra) => extra.heard?.(event)),
    beside: (picture: Picture) =>
      parts.flatMap((part) => {
        const extra = fetched.get(part);
        return (extra ? extra.beside?.(picture) : stubOf(part, picture)) ?? [];
      }),
    /**
     * Files were pasted into the chat, or are dragged over it, none yet, or dropped: whether a part takes them, which is fetched if it is still to come.
     * Once it has come it sees to drags itself.
     */
    brought(picture: Picture, files: readonly File[], isDragged?: boolean): boolean {
      for (const part of parts) {
        if (!part.takesFiles?.(picture) || (isDragged && fetched.get(part))) continue;
        if (files.length > 0) give(part, files);
        else want(part);
        return true;
      }
      return false;
    },
    atEnd: (picture: Picture, nowMs: number) =>
      each().flatMap((extra) => extra.atEnd?.(picture, nowMs) ?? []),
    ofEvent: (event: LastingEvent, picture: Picture) =>
      each().flatMap((extra) => extra.ofEvent?.(event, picture) ?? []),
    /** What the chat is about is asked now: other things come after it (M22). */
    asks: () => tools.handle.asksTopic,
    hasMore: (): boolean => each().some((extra) => extra.hasMore?.()),
    post: (text: string): boolean => each().some((extra) => extra.post?.(text)),
    forgotten(): void {
      given.clear();
      each().forEach((extra) => extra.forgotten?.());
    },
    close(): void {
      isClosed = true;
      each().forEach((extra) => extra.close?.());
    },
  };
}

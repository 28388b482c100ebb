/** @jsxImportSource #lent */
import type { FileId } from "@presently/shared/protocol";
import { en as texts } from "../i18n/en/files.ts";
import type { Picture } from "../picture.ts";
import type { Extra, ExtraTools } from "../talk/extras.ts";
import { attachButton } from "./AttachButton.tsx";
import { createChosen, type Kept } from "./chosen-files.ts";
import { chosenFiles } from "./ChosenFiles.tsx";
import { drawnAnew, paint } from "./draw-anew.ts";
import { createDrop } from "./drop.ts";
import { filesStyle } from "./files-style.ts";
import { prepared } from "./prepare.ts";
import { createSending } from "./sending.ts";
import { createSentFiles } from "./SentFiles.tsx";
import { createShelf } from "./shelf.ts";
import { createSpeech } from "./speech.ts";
import { download, upload } from "./upload.ts";
import { createViewer } from "./Viewer.tsx";
import { createWaitingDraft } from "./waiting-draft.ts";
import { createWhose } from "./whose.ts";

/** Files of one chat on one page. */
export function create(tools: ExtraTools): Extra {
  const { handle, session, redraw, lasting, ofThisTab } = tools;
  const { root, server, siteKey } = handle;
  const key = (name: string) => `presently:${siteKey}:${name}`;
  const token = () => lasting.get(key("token"));
  const place = () => ({ server, siteKey, token: token() });
  const limits = () => session.picture().files;
  const shelf = createShelf((id: FileId) => download(place(), id));
  const speak = createSpeech(tools, texts);

  const chosen = createChosen({
    prepare: (file, maxBytes) => prepared(file, maxBytes, drawnAnew),
    upload: (file, onShare) => upload(place(), file, onShare),
    onChange() {
      speak(chosen);
      redraw();
    },
    keep: (ready) => keep(ready),
  });
  const sending = createSending({
    session,
    chosen,
    department: () => handle.department,
    onHeld: createWaitingDraft(ofThisTab, key("draft")),
    onSent(files) {
      for (const { state, blob } of files) {
        if (state.at === "ready" && blob) shelf.put(state.fileId, blob);
      }
    },
  });
  const viewer = createViewer(tools, texts, shelf);
  const sentFiles = createSentFiles(tools, texts, shelf, viewer.open);
  const choose = (files: readonly File[]) => {
    const taken = limits();
    if (!taken || session.picture().isRefused) return;
    whose.own();
    chosen.choose(files, taken);
  };
  const drop = createDrop(root, () => limits() !== null, choose, redraw);

  let isPressed = false;
  const wasPressed = () => {
    const was = isPressed;
    isPressed = false;
    return was;
  };

  const whose = createWhose(lasting, key("token"), key("files"));
  let wasOnline = true;
  takeUp();

  function keep(ready: readonly Kept[]): void {
    if (ready.length > 0) ofThisTab.set(key("files"), JSON.stringify([whose.mark(), ready]));
    else ofThisTab.remove(key("files"));
  }

  /** What this tab had ready before the page was loaded anew. */
  function takeUp(): void {
    const kept = ofThisTab.get(key("files"));
    if (kept === null) return;
    try {
      const [mark, ready] = JSON.parse(kept) as [string, Kept[]]; // as `keep` wrote it
      if (whose.isOf(mark)) chosen.takeUp(ready);
      else ofThisTab.remove(key("files"));
    } catch {
      ofThisTab.remove(key("files")); // damaged by somebody else: it can be chosen again
    }
  }

  /** What was pressed goes with what it does: the focus must not leave the chat with it (AC7). */
  function stayAt(act: () => void): void {
    root.querySelector<HTMLElement>(".attach, textarea")?.focus();
    act();
  }

  /** What was held goes back into the box, before what was written since. */
  function edit(): void {
    const since = root.querySelector("textarea")?.value;
    const draft = [sending.takeBack(), since].filter(Boolean).join("\n");
    handle.panel.open({ draft });
  }

  function forgotten(): void {
    sending.clear();
    chosen.clear();
    shelf.clear();
    viewer.close();
  }

  return {
    style: filesStyle,
    look(picture, isShown) {
      if (!isShown) viewer.close(); // a script has closed the chat behind it
      const theirs = whose.look(picture.isKnown);
      if (theirs === "nobody's") forgotten();
      if (theirs === "another's") chosen.beginAnew();
      const isOnline = picture.connection === "online";
      if (isOnline && !wasOnline) {
        chosen.resume();
        sentFiles.tryAgain();
      }
      wasOnline = isOnline;
      sending.look(picture);
    },
    hasMore: () => chosen.list().length > 0,
    post(text) {
      const isTaken = sending.post(text);
      redraw();
      return isTaken;
    },
    take(files) {
      if (files) choose(files);
      else isPressed = true;
    },
    beside: (picture: Picture) => (
      <div class="files" key="files">
        {drop.isOver() && (
          <p class="drop" key="drop">
            {texts.drop}
          </p>
        )}
        {chosenFiles({
          tools,
          texts,
          files: chosen.list(),
          refused: chosen.refused(),
          limits: picture.files,
          held: sending.held(),
          retry: (file) => stayAt(() => chosen.retry(file)),
          remove: (file) => stayAt(() => chosen.remove(file)),
          edit,
          paint,
        })}
        {picture.files &&
          !picture.isRefused &&
          attachButton(tools, texts, picture.files, choose, wasPressed)}
        {viewer.draw()}
      </div>
    ),
    atEnd: ({ pending }: Picture) => {
      const isPending = ({ id }: { readonly id: string }) =>
        pending.some(({ commandId }) => commandId === id);
      const names = sending
        .sent()
        .filter(isPending)
        .flatMap(({ files }) => files.map(({ name }) => name));
      return (
        names.length > 0 && (
          <p class="on-their-way" dir="auto" key="on-their-way">
            {names.join(", ")}
          </p>
        )
      );
    },
    ofEvent: (event, picture) => sentFiles.ofEvent(event, picture),
    forgotten,
    close() {
      chosen.stop();
      drop.close();
    },
  };
}

import type { FileId, FileLimits } from "@presently/shared/protocol";
import type { Prepared } from "./prepare.ts";
import type { Failure, Refusal } from "./texts.ts";
import type { Upload } from "./upload.ts";

/** A file that goes with the next message. */
export interface Chosen {
  readonly key: number;
  readonly name: string;
  readonly bytes: number;
  /** Undefined where an earlier page had it. */
  readonly blob: Blob | undefined;
  readonly state:
    | { readonly at: "way"; readonly share: number }
    | { readonly at: "ready"; readonly fileId: FileId }
    | { readonly at: "failed"; readonly why: Failure };
}

/** Files that were not taken, and why. `again`: they can't be sent as they are, and must be chosen anew. */
export interface Refused {
  readonly why: Refusal | "again";
  readonly names: readonly string[];
}

export interface ChosenNeeds {
  prepare(file: File, maxBytes: number): Promise<Prepared | Refusal>;
  upload(file: Prepared, onShare: (share: number) => void): Upload;
  onChange(): void;
  /** What a page that comes after this one is to know. */
  keep(ready: readonly Kept[]): void;
}

/** A file that is with the server and not sent. */
export interface Kept {
  readonly fileId: FileId;
  readonly name: string;
  readonly bytes: number;
}

/** The files that go with the next message: made ready one after another, since drawing takes room, and sent up side by side (FW3). */
export function createChosen(needs: ChosenNeeds) {
  let files: readonly Chosen[] = [];
  let refused: readonly Refused[] = [];
  let making: Promise<unknown> = Promise.resolve();
  let count = 0;
  const uploads = new Map<number, Upload>();

  const find = (key: number) => files.find((file) => file.key === key);

  function changed(): void {
    needs.keep(
      files.flatMap(({ state, name, bytes }) =>
        state.at === "ready" ? [{ fileId: state.fileId, name, bytes }] : [],
      ),
    );
    needs.onChange();
  }

  function set(key: number, part: Partial<Chosen>): void {
    files = files.map((file) => (file.key === key ? { ...file, ...part } : file));
    changed();
  }

  function refuse(why: Refused["why"], names: readonly string[]): void {
    const before = refused.find((each) => each.why === why)?.names ?? [];
    const others = refused.filter((each) => each.why !== why);
    refused = [...others, { why, names: [...before, ...names] }];
  }

  function stop(key: number): void {
    uploads.get(key)?.cancel();
    uploads.delete(key);
  }

  function drop(key: number): void {
    stop(key);
    files = files.filter((file) => file.key !== key);
    changed();
  }

  function sendUp(key: number): void {
    const file = find(key);
    if (!file?.blob) return;
    stop(key);
    const upload = needs.upload({ name: file.name, blob: file.blob }, (share) =>
      set(key, { state: { at: "way", share } }),
    );
    uploads.set(key, upload);
    set(key, { state: { at: "way", share: 0 } });
    void upload.done.then((done) => {
      if (uploads.get(key) !== upload) return; // cancelled, or begun anew
      uploads.delete(key);
      set(key, {
        state: "why" in done ? { at: "failed", ...done } : { at: "ready", ...done },
      });
    });
  }

  async function make(key: number, file: File, maxBytes: number): Promise<void> {
    if (!find(key)) return;
    // What was moved or deleted meanwhile can't be read any more.
    const made = await needs.prepare(file, maxBytes).catch(() => "unread" as const);
    if (!find(key)) return;
    if (typeof made !== "string") {
      set(key, { ...made, bytes: made.blob.size });
      sendUp(key);
      return;
    }
    refuse(made, [file.name]);
    drop(key);
  }

  return {
    list: () => files,
    refused: () => refused,
    choose(given: readonly File[], { maxBytes, maxPerMessage }: FileLimits): void {
      refused = [];
      const room = Math.max(0, maxPerMessage - files.length);
      const over = given.slice(room).map(({ name }) => name);
      if (over.length > 0) refuse("many", over);
      for (const file of given.slice(0, room)) {
        const key = ++count;
        const { name, size: bytes } = file;
        files = [...files, { key, name, bytes, blob: undefined, state: { at: "way", share: 0 } }];
        making = making.then(() => make(key, file, maxBytes));
      }
      changed();
    },
    retry: sendUp,
    remove: drop,
    /** Tries again what the connection was lost for. */
    resume(): void {
      for (const { key, state } of files) {
        if (state.at === "failed" && state.why === "lost") sendUp(key);
      }
    },
    /** They are somebody else's here, or lay too long: what this page still has goes up anew, the rest must be chosen anew (ID6). */
    beginAnew(): void {
      const gone = files.filter(({ state, blob }) => state.at === "ready" && !blob);
      if (gone.length > 0) {
        refuse(
          "again",
          gone.map(({ name }) => name),
        );
      }
      files = files.filter((file) => !gone.includes(file));
      for (const { key } of files) sendUp(key);
      changed();
    },
    /** Puts back what was sent and refused. */
    put(back: readonly Chosen[]): void {
      files = [...back, ...files];
      changed();
    },
    /** Takes in what an earlier page had ready. */
    takeUp(kept: readonly Kept[]): void {
      files = kept.map(({ fileId, ...file }) => ({
        ...file,
        key: ++count,
        blob: undefined,
        state: { at: "ready", fileId },
      }));
      changed();
    },
    /** Says that files can't be sent as they are. */
    mustBeChosenAgain(names: readonly string[]): void {
      refuse("again", names);
      changed();
    },
    /** The chat goes; a later page finds what is ready. What is being made ready goes up no more. */
    stop(): void {
      for (const { key } of files) stop(key);
      files = [];
    },
    /** They went with a message. */
    clear(): void {
      if (files.length + refused.length === 0) return; // else who is nobody here would be drawn for ever
      for (const { key } of files) stop(key);
      files = [];
      refused = [];
      changed();
    },
  };
}

export type ChosenFiles = ReturnType<typeof createChosen>;

import type { ConversationId, FileId } from "@presently/shared/protocol";
import { bySystem } from "../desk/work.ts";
import type { DeskContext } from "../desk/context.ts";
import { beginErasure } from "../desk/erase-visitor.ts";
import { appendAudit } from "../accounts/audit.ts";
import { dispatch } from "../desk/dispatch.ts";
import type { Flush } from "../store/flush.ts";
import { all, one, type Script } from "../store/script.ts";
import {
  keptConversations,
  visitorsByAddress,
  visitorsBySubject,
} from "../store/statements/erasures.ts";
import { conversationNamed } from "../store/statements/streams.ts";
import { visitorById } from "../store/statements/visitors.ts";
import { type ExportedVisitor, readExport } from "./read-export.ts";
import { type ZipEntry, zipOf } from "./zip.ts";

/** How somebody is found: by a conversation of theirs, by what their site signed of them, or by their address. */
export type Sought =
  | { readonly conversationId: ConversationId }
  | { readonly subject: string }
  | { readonly email: string };

/** Who was found. A person with two browsers is two visitors. */
export interface FoundVisitor {
  readonly visitor: number;
  readonly visitorId: string;
  readonly conversations: number;
}

/** What is kept of one person, exported or erased: the same for the console and the command line. */
export interface VisitorData {
  find(sought: Sought): Promise<FoundVisitor[]>;
  /** An archive of all that is kept of them; written down as `actor`'s doing before its first byte (ER4). */
  exported(found: readonly FoundVisitor[], actor: string): Promise<AsyncGenerator<Buffer>>;
  /** Erases them; comes back when nothing is left. */
  erase(found: readonly FoundVisitor[], actor: string): Promise<void>;
}

export function createVisitorData(options: {
  readonly context: DeskContext;
  readonly store: Pick<Flush, "submit" | "read">;
  readonly files: { read(id: FileId): Promise<Buffer | undefined> };
  /** Erases what was written down to be erased. */
  readonly finish: () => Promise<void>;
}): VisitorData {
  const { context, store, files, finish } = options;
  const { desk, clock } = context;

  async function* entriesOf(exported: readonly ExportedVisitor[]): AsyncGenerator<ZipEntry> {
    const visitors = exported.map(({ visitor, conversations }) => ({ ...visitor, conversations }));
    const about = { exportedAtMs: clock.nowMs(), visitors };
    yield { name: "export.json", content: Buffer.from(`${JSON.stringify(about, null, 2)}\n`) };
    for (const { fileId, name } of exported.flatMap((each) => each.files)) {
      const content = await files.read(fileId);
      // Its row says what it was called, also where the disk has lost it.
      if (content !== undefined) yield { name: `files/${fileId} ${safeName(name)}`, content };
    }
  }

  return {
    find: (sought) => store.read(() => findVisitors(desk, sought)),
    async exported(found, actor) {
      const exported: ExportedVisitor[] = [];
      for (const { visitor } of found)
        exported.push(await store.read(() => readExport(desk, visitor)));
      const atMs = clock.nowMs();
      await store.submit(function* () {
        for (const { visitorId, conversations } of found)
          yield* appendAudit({
            atMs,
            actor,
            action: "visitor.exported",
            subject: visitorId,
            detail: { conversations },
          });
        return { answer: undefined, events: [] };
      });
      return zipOf(entriesOf(exported));
    },
    async erase(found, actor) {
      for (const { visitor } of found)
        await store.submit(
          bySystem(context, function* (work) {
            yield* beginErasure(work, visitor, actor);
            yield* dispatch(work);
          }),
        );
      await finish();
    },
  };
}

function* findVisitors(desk: number, sought: Sought): Script<FoundVisitor[]> {
  const found: FoundVisitor[] = [];
  for (const visitor of new Set(yield* idsOf(desk, sought))) {
    const row = yield* one(visitorById, { desk, id: visitor });
    if (row === undefined) continue;
    const conversations = (yield* all(keptConversations, { desk, visitor })).length;
    found.push({ visitor, visitorId: row.publicId, conversations });
  }
  return found;
}

function* idsOf(desk: number, sought: Sought): Script<number[]> {
  if ("conversationId" in sought) {
    const row = yield* one(conversationNamed, { desk, publicId: sought.conversationId });
    return row === undefined ? [] : [row.visitor];
  }
  const rows =
    "email" in sought
      ? yield* all(visitorsByAddress, { desk, email: sought.email.trim() })
      : yield* all(visitorsBySubject, { desk, verifiedSub: sought.subject });
  return rows.map(({ visitor }) => visitor);
}

/** A name that leads nowhere but into the archive's own folder, on every system. */
function safeName(name: string): string {
  // oxlint-disable-next-line no-control-regex
  return name.replaceAll(/[\u0000-\u001f"*/:<>?\\|]/g, "_");
}

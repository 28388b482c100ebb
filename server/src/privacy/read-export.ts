import type { FileId } from "@presently/shared/protocol";
import { type Kept, keptOfConversation, keptOfVisitor } from "../store/kept-of-visitors.ts";
import { all, type Script, the } from "../store/script.ts";
import type { RowOf, SqlValue } from "../store/statement.ts";
import {
  eventsToExport,
  filesOfConversation,
  keptConversations,
  tagNamesOf,
  unsentOf,
  visitorToExport,
} from "../store/statements/erasures.ts";

type Row = Readonly<Record<string, unknown>>;

/** A file that goes along with an export. */
export interface ExportedFile {
  readonly fileId: FileId;
  readonly name: string;
}

/** All that is kept of one visitor (ER4). */
export interface ExportedVisitor {
  readonly visitor: Row;
  readonly conversations: readonly Row[];
  readonly files: readonly ExportedFile[];
}

/** Events that a page of an export has. */
const PAGE_EVENTS = 1000;

/** Everything that is kept of a visitor, as a program or a person may read it: times in ms, JSON as such, no secrets. */
export function* readExport(desk: number, visitor: number): Script<ExportedVisitor> {
  const own = yield* the(visitorToExport, { desk, id: visitor });
  const kept = yield* rowsOf(keptOfVisitor, desk, visitor);
  const files: ExportedFile[] = [];
  const conversations: Row[] = [];
  for (const row of yield* all(keptConversations, { desk, visitor })) {
    const { desk: _desk, id, visitor: _visitor, ...conversation } = row;
    const sent = yield* readFiles(desk, id);
    files.push(...sent.map(({ publicId, name }) => ({ fileId: publicId, name })));
    const tags = yield* all(tagNamesOf, { desk, conversation: id });
    conversations.push({
      ...conversation,
      tags: tags.map(({ name }) => name),
      events: yield* readEvents(desk, id),
      ...(yield* rowsOf(keptOfConversation, desk, id)),
      files: sent.map(fileRow),
    });
  }
  const unsent = yield* all(unsentOf, { desk, uploader: own.publicId });
  files.push(...unsent.map(({ publicId, name }) => ({ fileId: publicId, name })));
  return {
    visitor: { ...own, ...kept, unsentFiles: unsent.map(fileRow) },
    conversations,
    files,
  };
}

function* readFiles(
  desk: number,
  conversation: number,
): Script<RowOf<typeof filesOfConversation>[]> {
  const found: RowOf<typeof filesOfConversation>[] = [];
  for (;;) {
    const after = found.at(-1)?.id ?? 0;
    const page = yield* all(filesOfConversation, { desk, conversation, after });
    if (page.length === 0) return found;
    found.push(...page);
  }
}

function fileRow({ id: _id, site: _site, ...row }: RowOf<typeof filesOfConversation>): Row {
  return row;
}

/** All that happened in a conversation, what the team alone sees too. */
function* readEvents(desk: number, conversation: number): Script<Row[]> {
  const events: Row[] = [];
  for (let after = 0; ;) {
    const page = yield* all(eventsToExport, { desk, conversation, after });
    for (const { publicSeq, text, data, deskSeq, ...event } of page) {
      after = deskSeq;
      events.push({
        ...event,
        isTeamOnly: publicSeq === null,
        text: text === null ? null : readable(text),
        data: readable(data),
      });
    }
    if (page.length < PAGE_EVENTS) return events;
  }
}

/** What stands in each of the tables, under its name; those without a row are left out. */
function* rowsOf(tables: readonly Kept[], desk: number, subject: number): Script<Row> {
  const found: Record<string, readonly Row[]> = {};
  for (const { table, rows, isExported } of tables) {
    if (!isExported) continue;
    const some = yield* all(rows, { desk, subject });
    if (some.length > 0) found[table] = some.map(readableRow);
  }
  return found;
}

function readableRow(row: Readonly<Record<string, SqlValue>>): Row {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => column !== "conversation" && column !== "visitor")
      .map(([column, value]) => [column, typeof value === "string" ? readable(value) : value]),
  );
}

/** A text that is a JSON object or list, as such; any other as it is. */
function readable(text: string): unknown {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text; // somebody wrote a bracket
  }
}

import type { Database } from "better-sqlite3";
import { LEAST_COUNTED_BYTES } from "./statements/files.ts";
import { knownSchemaVersion, newestSchemaVersion } from "./schema-version.ts";

export interface CheckReport {
  readonly schemaVersion: number;
  readonly isWhole: boolean;
  /** What is wrong, one line each, in ids and numbers; empty when all is well. */
  readonly problems: readonly string[];
}

/**
 * Examines a database: its pages, then what the product promises of its rows: dense sequences (R2) and slots that agree with their
 * conversations (R10), and what is counted of files (FL5). `isThorough` also compares every index with its table. It reads everything: for commands, not for the server's loop.
 */
export function check(db: Database, { isThorough = false } = {}): CheckReport {
  const schemaVersion = knownSchemaVersion(db, newestSchemaVersion());
  const damage = db
    .prepare(`pragma ${isThorough ? "integrity_check" : "quick_check"}`)
    .pluck()
    .all()
    .map(String);
  const isWhole = damage.join() === "ok";
  if (!isWhole) return { schemaVersion, isWhole, problems: damage };
  const orphans = db.pragma("foreign_key_check");
  const problems = [
    ...(Array.isArray(orphans) && orphans.length > 0
      ? [`${orphans.length} rows refer to rows that are not there`]
      : []),
    ...rules
      .filter(({ fromVersion = 0 }) => schemaVersion >= fromVersion)
      .flatMap(({ says, finds }) =>
        db
          .prepare(`${finds} limit 20`)
          .pluck()
          .all()
          .map((subject) => `${says}: ${String(subject)}`),
      ),
  ];
  return { schemaVersion, isWhole, problems };
}

/** Each finds what breaks a promise; its one column names the offender. From the schema on that has its tables. */
const rules: readonly { says: string; finds: string; fromVersion?: number }[] = [
  {
    says: "the stream of this desk is not dense",
    finds: `
      select "desks"."id" from "desks" left join "events" on "events"."desk" = "desks"."id"
      group by "desks"."id"
      having count("deskSeq") <> "lastSeq" or coalesce(min("deskSeq"), 1) <> 1
        or coalesce(max("deskSeq"), 0) <> "lastSeq"`,
  },
  {
    says: "what the visitor may see of this conversation is not numbered densely",
    finds: `
      select "conversations"."publicId" from "conversations" left join "events"
        on "events"."desk" = "conversations"."desk" and "events"."conversation" = "conversations"."id"
        and "publicSeq" is not null
      group by "conversations"."desk", "conversations"."id"
      having count("publicSeq") <> "lastPublicSeq" or coalesce(min("publicSeq"), 1) <> 1
        or coalesce(max("publicSeq"), 0) <> "lastPublicSeq"`,
  },
  {
    says: "this conversation's last event is another than it says",
    finds: `
      select "conversations"."publicId" from "conversations" left join "events"
        on "events"."desk" = "conversations"."desk" and "events"."conversation" = "conversations"."id"
      group by "conversations"."desk", "conversations"."id"
      having coalesce(max("deskSeq"), 0) <> "lastDeskSeq"`,
  },
  {
    says: "this event belongs to no conversation",
    finds: `
      select "publicId" from "events" where "conversation" <> 0 and not exists (
        select 1 from "conversations"
        where "conversations"."desk" = "events"."desk" and "conversations"."id" = "events"."conversation")`,
  },
  {
    says: "this id was given although the desk's counter has not reached it",
    finds: `
      select "conversations"."publicId" from "conversations" join "desks" on "desks"."id" = "conversations"."desk"
      where "conversations"."id" > "lastId"`,
  },
  {
    says: "this conversation is held by an agent who has no slot for it",
    finds: `
      select "publicId" from "conversations" where "state" in ('assigned', 'waitingOnVisitor') and not exists (
        select 1 from "slots" where "slots"."desk" = "conversations"."desk" and "kind" = 'chat'
        and "slots"."conversation" = "conversations"."id" and "slots"."agent" = "conversations"."agent")`,
  },
  {
    says: "this conversation is offered to nobody",
    finds: `
      select "publicId" from "conversations" where "state" = 'offered' and not exists (
        select 1 from "slots" where "slots"."desk" = "conversations"."desk" and "kind" = 'offer'
        and "slots"."conversation" = "conversations"."id")`,
  },
  {
    says: "this conversation takes up a slot although nobody serves it",
    finds: `
      select "publicId" from "conversations" where "state" in ('queued', 'closed', 'messageLeft') and exists (
        select 1 from "slots" where "slots"."desk" = "conversations"."desk" and "kind" <> 'wrapUp'
        and "slots"."conversation" = "conversations"."id")`,
  },
  {
    fromVersion: 24,
    says: "the files of this site count another number of bytes than is kept of it (FL5)",
    finds: `
      with "counted" as (
        select "desk", "site", "conversation" is null and "uploader" like 'vis%' as "isUnsent", max("bytes", ${LEAST_COUNTED_BYTES}) as "bytes" from "files"),
      "both" as (
        select "desk", "site", "bytes" * (1 - "isUnsent") as "kept", "bytes" * "isUnsent" as "unsent" from "counted"
        union all select "desk", "site", -"keptBytes", -"unsentBytes" from "fileTotals")
      select "site" from "both" group by "desk", "site" having sum("kept") <> 0 or sum("unsent") <> 0`,
  },
];

import type { JSX } from "preact";
import type { FoundReply } from "@presently/shared/protocol";
import { type VariableValues, withValues } from "@presently/shared/protocol/variables";
import { t } from "../i18n/index.ts";

/** A line of the list: a reply, with why it cannot be put in, or the agent's word that an offer was asked for. */
export type CannedLine =
  | { readonly is: "reply"; readonly reply: FoundReply; readonly held: string | undefined }
  | { readonly is: "asked" };

interface CannedListProps {
  lines: readonly CannedLine[];
  picked: number;
  /** What the variables stand for, shown as it will be sent. */
  values: VariableValues;
  /** What is to be said of what was found. */
  status: string;
  onPick: (line: CannedLine) => void;
  /** The same keys as in the field, for who came to the list itself. */
  onKey: (event: KeyboardEvent) => void;
}

/** The canned replies that fit what is typed after the "/"; the field keeps the focus and the keys. */
export function CannedList(props: CannedListProps): JSX.Element {
  const { lines, picked, values, status, onPick, onKey } = props;
  const words = t.cannedReplies;
  return (
    <div class="mention-list canned-list">
      <ul
        id="canned-list"
        role="listbox"
        tabIndex={0}
        aria-label={words.composer.list}
        aria-activedescendant={lines.length > 0 ? `canned-${picked}` : undefined}
        onKeyDown={onKey}
      >
        {lines.map((line, index) => (
          <li
            key={line.is === "asked" ? "asked" : `${line.reply.replyId} ${line.reply.variant}`}
            ref={(element) => {
              if (index === picked) element?.scrollIntoView({ block: "nearest" });
            }}
            id={`canned-${index}`}
            role="option"
            aria-selected={index === picked ? "true" : "false"}
            aria-disabled={line.is === "reply" && line.held !== undefined ? "true" : undefined}
            onMouseDown={(event) => {
              event.preventDefault(); // the caret stays in the field
              onPick(line);
            }}
          >
            {line.is === "asked" ? (
              <span class="found-title">{words.composer.asked}</span>
            ) : (
              <>
                <span class="canned-head">
                  <bdi class="found-title">{line.reply.name}</bdi>
                  {line.reply.kind !== "reply" && (
                    <span class="pill">{words.kinds[line.reply.kind]}</span>
                  )}
                  {line.reply.isStale && <span class="pill is-warn">{t.articles.stale}</span>}
                </span>
                {line.held === undefined ? (
                  <span class="found-text" dir="auto" lang={line.reply.language}>
                    {withValues(line.reply.text, values)}
                  </span>
                ) : (
                  <span class="canned-held">{line.held}</span>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      <p role="status" class="field-hint">
        {status}
      </p>
    </div>
  );
}

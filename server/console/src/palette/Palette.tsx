import type { JSX } from "preact";
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Keys, keyWords } from "../keys/Keys.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { Entry } from "./found.ts";
import { foundIn } from "./found.ts";

interface PaletteProps {
  /** Read once, when the palette opens: what is chosen must not move under the finger. */
  entries: () => readonly Entry[];
  onClose: () => void;
}

/** Anything by its name: actions, conversations and pages, with the keys that do the same (KY5). */
export function Palette({ entries, onClose }: PaletteProps): JSX.Element {
  const words = t.keys.palette;
  const id = useId();
  const [all] = useState(entries);
  const [typed, setTyped] = useState("");
  const [picked, setPicked] = useState(0);
  const groups = useMemo(() => inGroups(foundIn(all, typed)), [all, typed]);
  const found = groups.flatMap(([, entries]) => entries);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [picked, groups]);
  const pick = (entry: Entry): void => {
    onClose();
    // Once the dialog has given the focus back to where it was.
    requestAnimationFrame(entry.run);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 && event.key !== "Enter") return;
    event.preventDefault();
    const choice = found[picked];
    if (choice === undefined) return;
    if (step === 0) pick(choice);
    else setPicked((picked + step + found.length) % found.length);
  };
  return (
    <Dialog labelledBy={`${id}-title`} onClose={onClose}>
      <h2 id={`${id}-title`} class="only-for-readers">
        {words.title}
      </h2>
      <input
        class="input palette-field"
        type="text"
        role="combobox"
        dir="auto"
        autocomplete="off"
        aria-label={words.field}
        placeholder={words.field}
        aria-autocomplete="list"
        aria-expanded={found.length > 0 ? "true" : "false"}
        aria-controls={`${id}-found`}
        aria-activedescendant={found.length > 0 ? `${id}-${picked}` : undefined}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setPicked(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-found`} role="listbox" aria-label={words.title} class="palette" ref={list}>
        {groups.map(([kind, entries]) => (
          <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
            <p id={`${id}-${kind}`} class="palette-kind" role="presentation">
              {words[kind]}
            </p>
            {entries.map((entry) => {
              const at = found.indexOf(entry);
              return (
                <PaletteOption
                  key={entry.key}
                  id={`${id}-${at}`}
                  entry={entry}
                  isPicked={at === picked}
                  onPick={() => pick(entry)}
                />
              );
            })}
          </div>
        ))}
      </div>
      <p role="status" class={found.length === 0 ? "empty" : "only-for-readers"}>
        {found.length === 0 ? words.none : words.found(found.length)}
      </p>
    </Dialog>
  );
}

function PaletteOption(props: {
  id: string;
  entry: Entry;
  isPicked: boolean;
  onPick: () => void;
}): JSX.Element {
  const { label, detail, keys } = props.entry;
  return (
    <div
      id={props.id}
      role="option"
      class="palette-option"
      aria-selected={props.isPicked ? "true" : "false"}
      aria-keyshortcuts={keys === undefined ? undefined : keyWords(keys)}
      onMouseDown={(event) => event.preventDefault()} // the caret stays in the field
      onClick={props.onPick}
    >
      <span class="palette-name">
        <bdi>{label}</bdi>{" "}
        {detail !== undefined && (
          <span class="palette-detail" dir="auto">
            {detail}
          </span>
        )}
      </span>
      {keys !== undefined && <Keys keys={keys} />}
    </div>
  );
}

/** Kind by kind, the kind of the best one first. */
function inGroups(found: readonly Entry[]): [Entry["kind"], Entry[]][] {
  const groups = new Map<Entry["kind"], Entry[]>();
  for (const entry of found) groups.set(entry.kind, [...(groups.get(entry.kind) ?? []), entry]);
  return [...groups];
}

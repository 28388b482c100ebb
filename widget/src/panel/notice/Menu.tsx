/** @jsxImportSource #lent */
import type { VNode } from "preact";
import { itemAfter } from "./menu-keys.ts";
import type { NoticeTexts } from "./texts.ts";

/** What can be done in the menu, by the name of its words. */
export type MenuAct = "sound" | "asText" | "asPage" | "byMail" | "forget";

export interface MenuProps {
  readonly texts: NoticeTexts;
  readonly acts: readonly MenuAct[];
  readonly isMuted: boolean;
  /** Which item has the focus; null while the menu is closed. */
  readonly at: number | null;
  readonly onMove: (at: number | null) => void;
  readonly onAct: (act: MenuAct) => void;
}

/** A small menu, as the ARIA pattern has it: arrow keys move in it, Escape and Tab leave it, and neither closes the chat (NT5). */
export function menu({ texts, acts, isMuted, at, onMove, onAct }: MenuProps): VNode {
  const isOpen = at !== null;

  function pressed(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
    const next = isOpen ? itemAfter(event.key, at, acts.length) : undefined;
    if (next === undefined) return;
    event.stopPropagation();
    if (next !== null || event.key === "Escape") event.preventDefault();
    // On from the button, before what has the focus is gone.
    if (next === null) event.currentTarget.querySelector("button")?.focus();
    onMove(next);
  }

  return (
    <div
      class="menu"
      onKeyDown={pressed}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (isOpen && !currentTarget.contains(relatedTarget as Node | null)) onMove(null); // whatever takes the focus is a node
      }}
    >
      <button
        type="button"
        class="icon"
        aria-label={texts.menu}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => onMove(isOpen ? null : 0)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 12h.01M12 12h.01M19 12h.01" />
        </svg>
      </button>
      {/* What is pressed keeps the focus in the menu, or it would be closed before it is clicked. */}
      {isOpen && (
        <div role="menu" aria-label={texts.menu} onMouseDown={(event) => event.preventDefault()}>
          {acts.map((act, n) => (
            <button
              key={act}
              type="button"
              role={act === "sound" ? "menuitemcheckbox" : "menuitem"}
              aria-checked={act === "sound" ? !isMuted : undefined}
              tabIndex={n === at ? 0 : -1}
              ref={n === at ? takeFocus : null}
              onClick={() => onAct(act)}
            >
              {texts[act]}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

const takeFocus = (item: HTMLElement | null) => item?.focus();

import { useState } from "preact/hooks";
import { type Colleague, colleaguesLike, mentionBegun } from "./mentions.ts";

/** So many names are shown. */
const MOST_SHOWN = 6;

interface ListOptions {
  text: string;
  caret: number;
  /** Who can be mentioned; undefined where nobody can. */
  colleagues: readonly Colleague[] | undefined;
  /** A colleague was chosen for the "@" that stands at `at`. */
  onColleague: (colleague: Colleague, at: number) => void;
}

/** The list of colleagues under the "@" that was begun: whom it shows, and what its keys do. */
export function useMentionList({ text, caret, colleagues, onColleague }: ListOptions) {
  const [picked, setPicked] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const begun = colleagues !== undefined && !isClosed ? mentionBegun(text, caret) : null;
  const found =
    begun === null ? [] : colleaguesLike(colleagues ?? [], begun.begun).slice(0, MOST_SHOWN);

  const pick = (colleague: Colleague): void => {
    if (begun === null) return;
    setPicked(0);
    onColleague(colleague, begun.at);
  };
  /** Whether the list has taken the key. */
  const takes = (event: KeyboardEvent): boolean => {
    const choice = found[picked];
    if (choice === undefined) return false;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setPicked((picked + step + found.length) % found.length);
    else if (event.key === "Enter" || event.key === "Tab") pick(choice);
    else if (event.key === "Escape") setClosed(true);
    else return false;
    event.preventDefault();
    return true;
  };
  return {
    found,
    picked,
    pick,
    takes,
    /** Something was typed: another list, from its first name. */
    typed: () => {
      setPicked(0);
      setClosed(false);
    },
  };
}

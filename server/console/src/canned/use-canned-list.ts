import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { ConversationView, FoundReply } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { useAnswer } from "../ui/use-answer.ts";
import { replyBegun } from "./begun.ts";
import type { CannedLine } from "./CannedList.tsx";
import type { FindReplies } from "./find-replies.ts";
import { whyNoOffer } from "./offers.ts";

/** So long after the last key it is looked, in ms. */
const QUIET_MS = 120;

interface ListOptions {
  text: string;
  caret: number;
  /** Undefined where no reply can be written. */
  find: FindReplies | undefined;
  view: Pick<ConversationView, "isSolved" | "complaint">;
  onReply: (
    reply: FoundReply,
    range: { readonly from: number; readonly to: number },
    isAsked: boolean,
  ) => void;
}

/** The list of canned replies under the "/" that was begun: what it shows, and what its keys do. */
export function useCannedList({ text, caret, find, view, onReply }: ListOptions) {
  const [closedAt, setClosedAt] = useState<number | undefined>(undefined);
  const [picked, setPicked] = useState(0);
  const [isAsked, setAsked] = useState(false);
  const [isAwaited, setAwaited] = useState(false);
  const begun = find === undefined ? null : replyBegun(text, caret);
  const isOpen = begun !== null && begun.at !== closedAt;
  const sought = useQuiet(isOpen ? begun.begun : undefined);
  const ask = useCallback(
    async () => ({
      sought,
      found: find === undefined || sought === undefined ? [] : await find(sought),
    }),
    [find, sought],
  );
  const { answer, problem } = useAnswer(ask);
  const found = isOpen ? (answer?.found ?? []) : [];
  const lines: CannedLine[] = found.map((reply) => ({
    is: "reply",
    reply,
    held: whyNoOffer(reply.kind, view, isAsked),
  }));
  // The agent's own word opens what waits for the visitor's question, and nothing else.
  if (lines.some((line) => line.is === "reply" && opensWhenAsked(line.reply, view, isAsked)))
    lines.push({ is: "asked" });
  const at = Math.min(picked, lines.length - 1);

  const pick = (line: CannedLine): void => {
    if (begun === null) return;
    if (line.is === "asked") {
      setAsked(true);
      setPicked(0);
    } else if (line.held === undefined)
      onReply(line.reply, { from: begun.at, to: begun.at + 1 + begun.begun.length }, isAsked);
  };
  const isComing = problem === undefined && answer?.sought !== begun?.begun;
  /** What the list does now, for when it has come. */
  const putFirst = useRef(() => {});
  putFirst.current = () => {
    const line = lines[0];
    if (isOpen && line !== undefined) pick(line);
  };
  useEffect(() => {
    if (!isAwaited || isComing) return;
    setAwaited(false);
    putFirst.current();
  }, [isAwaited, isComing]);
  /** Whether the list has taken the key. */
  const takes = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === "Escape") setClosedAt(begun.at);
    else if (isComing && isChoice(event)) {
      // What is shown is of fewer letters: nothing is sent, and the first that comes is put in.
      setAwaited(true);
    } else if (lines.length === 0) {
      // What was sought is no message: the first Enter lets go of the list, the next one sends.
      if (event.key !== "Enter" || event.shiftKey || !isOneWord(begun.begun)) return false;
      setClosedAt(begun.at);
    } else if (event.key === "ArrowDown") setPicked((at + 1) % lines.length);
    else if (event.key === "ArrowUp") setPicked((at - 1 + lines.length) % lines.length);
    else if (isChoice(event)) {
      const line = lines[at];
      if (line !== undefined) pick(line);
    } else return false;
    event.preventDefault();
    return true;
  };
  const words = t.cannedReplies.composer;
  return {
    isOpen,
    lines,
    picked: at,
    status: problem !== undefined ? words.failed : isComing ? "" : words.found(found.length),
    pick,
    takes,
    /** Something was typed: another list, from its first line. */
    typed: () => {
      setPicked(0);
      setAwaited(false);
      setClosedAt(undefined);
    },
  };
}

/** Not a sentence that goes on after a "/". */
function isOneWord(begun: string): boolean {
  return !/\s/.test(begun);
}

function isChoice({ key, shiftKey }: KeyboardEvent): boolean {
  return (key === "Enter" || key === "Tab") && !shiftKey;
}

function opensWhenAsked(
  { kind }: FoundReply,
  view: ListOptions["view"],
  isAsked: boolean,
): boolean {
  return (
    whyNoOffer(kind, view, isAsked) !== undefined && whyNoOffer(kind, view, true) === undefined
  );
}

/** What is sought, once nothing more was typed for a moment; at once where the list opens. */
function useQuiet(typed: string | undefined): string | undefined {
  const [quiet, setQuiet] = useState(typed);
  useEffect(() => {
    if (typed === undefined || typed === "") return setQuiet(typed);
    const timer = setTimeout(() => setQuiet(typed), QUIET_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return quiet;
}

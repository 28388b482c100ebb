import { useEffect, useMemo } from "preact/hooks";
import type { ConsoleApi } from "./api.ts";
import { browserClock } from "./browser-clock.ts";
import type { DeskSession } from "./desk/desk-session.ts";
import { keepDrafts } from "./draft-keeper.ts";
import type { Drafts } from "./drafts.ts";

/** Keeps the drafts on the server while the agent is at this desk; answers what saves them at once. */
export function useKeptDrafts(
  drafts: Drafts,
  api: Pick<ConsoleApi, "drafts" | "saveDraft">,
  desk: DeskSession,
): () => Promise<void> {
  const keeper = useMemo(() => keepDrafts(drafts.shared, api, browserClock), [drafts, api]);
  const { phase } = desk.status.value;
  useEffect(() => keeper.start(), [keeper]);
  useEffect(() => {
    // Another device may have written while this one was away.
    if (phase === "online") void keeper.refresh();
  }, [keeper, phase]);
  useEffect(() => {
    const look = (): void => {
      void (document.hidden ? keeper.saveNow() : keeper.refresh());
    };
    const leave = (): void => void keeper.saveNow();
    document.addEventListener("visibilitychange", look);
    addEventListener("pagehide", leave);
    return () => {
      document.removeEventListener("visibilitychange", look);
      removeEventListener("pagehide", leave);
    };
  }, [keeper]);
  return keeper.saveNow;
}

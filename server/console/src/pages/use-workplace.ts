import { useLocation } from "preact-iso";
import { useEffect, useMemo } from "preact/hooks";
import { webStorage } from "@presently/shared/client";
import type { ConversationId } from "@presently/shared/protocol";
import type { ConsoleApi } from "../api.ts";
import type { Alerts } from "../alerts/use-alerts.ts";
import { useAlerts } from "../alerts/use-alerts.ts";
import type { DeskSession } from "../desk/desk-session.ts";
import type { Drafts } from "../drafts.ts";
import { createDrafts } from "../drafts.ts";
import { useKeptDrafts } from "../use-kept-drafts.ts";
import { type FilesAtHand, filesInBrowser } from "../files/files-at-hand.ts";
import { t } from "../i18n/index.ts";
import { type Actions, createActions } from "../keys/actions.ts";
import { createKeyChoice, type KeyChoice } from "../keys/bindings.ts";
import type { NoticeBoard } from "../inbox/Notices.tsx";
import { useNotices } from "../inbox/Notices.tsx";
import type { Session } from "../session.ts";
import { startShowingTime } from "../ui/now.ts";
import { createLastAct, type LastAct } from "../undo/last-act.ts";
import type { Address } from "./address.ts";
import { addressOf, conversationHref } from "./address.ts";

/** What every page of a signed-in agent works with. */
export interface Workplace {
  desk: DeskSession;
  address: Address;
  drafts: Drafts;
  files: FilesAtHand;
  notices: NoticeBoard;
  /** What can be taken back now. */
  lastAct: LastAct;
  alerts: Alerts;
  /** What can be done now by a key or by its name. */
  actions: Actions;
  /** The keys this agent chose. */
  keys: KeyChoice;
  nameOf(agentId: string): string;
  /** Accepts the chat offered, or without an id the first in queue order, and opens it. */
  accept(id?: ConversationId): Promise<void>;
  /** Goes to one of this agent's chats. */
  open(id: ConversationId): void;
  /** Leaves; what was not sent goes, and the drafts on this device, once the server has them. */
  signOut(): void;
}

/** Ties one agent's desk to this browser: the address, the time shown, sounds and notifications, what the network says. */
export function useWorkplace(
  desk: DeskSession,
  session: Session,
  api: Pick<ConsoleApi, "drafts" | "saveDraft">,
): Workplace {
  const { path, route } = useLocation();
  const address = addressOf(path);
  const openId = address.page === "inbox" ? address.conversationId : undefined;
  const notices = useNotices();
  const drafts = useMemo(
    () =>
      createDrafts(
        webStorage(() => localStorage, window),
        desk.me,
        desk.nowMs,
      ),
    [desk],
  );
  const saveDrafts = useKeptDrafts(drafts, api, desk);
  const files = useMemo(() => filesInBrowser(drafts, desk.me), [drafts, desk.me]);
  const actions = useMemo(createActions, [desk]);
  const lastAct = useMemo(createLastAct, [desk]);
  const keys = useMemo(
    () =>
      createKeyChoice(
        webStorage(() => localStorage, window),
        desk.me,
      ),
    [desk],
  );
  const nameOf = useNames(desk);
  const open = (id: ConversationId): void => route(conversationHref("mine", id));
  const title = titleOf(address);
  const alerts = useAlerts(desk, openId, title, (id) => {
    if (address.page === "inbox" && openId === undefined) open(id);
  });
  const { phase } = desk.status.value;

  useEffect(() => startShowingTime(desk.nowMs), [desk]);
  useBrowserHints(desk);
  const setbacks = desk.setbacks.value;
  useEffect(() => {
    // The thread itself tells what happened; but who was given it, and opened nothing, is to read by whom and why (AS2).
    const open = setbacks.find(({ conversationId }) => conversationId === openId);
    if (open !== undefined && open.kind !== "given") desk.dismissSetback(open.conversationId);
  }, [desk, openId, setbacks]);
  useEffect(() => {
    if (phase === "ended") session.ended();
  }, [session, phase]);

  /** What was begun here goes on another device, or here the next time; on this one nothing stays. */
  async function leave(): Promise<void> {
    await saveDrafts();
    desk.forgetUnsent();
    files.attachments.forgetAll();
    files.pictures.forgetAll();
    drafts.forgetAll();
    await session.signOut();
  }

  return {
    desk,
    address,
    drafts,
    files,
    notices,
    lastAct,
    alerts,
    actions,
    keys,
    nameOf,
    open,
    async accept(id) {
      const answer = await notices.telling(desk.accept(id));
      const accepted = answer?.conversationId ?? id;
      if (answer !== undefined && accepted !== undefined) open(accepted);
    },
    signOut() {
      void notices.telling(leave());
    },
  };
}

function titleOf({ page }: Address): string {
  return t[page].title;
}

/** Agents' names, from the desk and from what came beside the threads. */
function useNames(desk: DeskSession): (agentId: string) => string {
  const agents = desk.desk.value?.agents;
  const names = desk.names.value;
  return useMemo(() => {
    const known = new Map<string, string>(agents?.map((agent) => [agent.agentId, agent.name]));
    return (agentId) => known.get(agentId) ?? names[agentId] ?? t.thread.unknownAgent;
  }, [agents, names]);
}

/** Tells the connection what the browser knows: the network is back, the page is seen, somebody is at work. */
function useBrowserHints(desk: DeskSession): void {
  useEffect(() => {
    const seen = (): void => {
      if (document.visibilityState === "visible") desk.hint();
    };
    const active = (): void => {
      if (desk.status.value.phase === "waiting") desk.hint();
    };
    addEventListener("online", seen);
    addEventListener("pageshow", seen);
    addEventListener("pointerdown", active);
    addEventListener("keydown", active);
    document.addEventListener("visibilitychange", seen);
    return () => {
      removeEventListener("online", seen);
      removeEventListener("pageshow", seen);
      removeEventListener("pointerdown", active);
      removeEventListener("keydown", active);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [desk]);
}

import type { JSX } from "preact";
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type {
  AgentId,
  ConversationId,
  ConversationView,
  DeskView,
} from "@presently/shared/protocol";
import type { ConsoleApi } from "../api.ts";
import { useFindArticles } from "../articles/find-articles.ts";
import { useCannedReplies } from "../canned/find-replies.ts";
import { usedOf } from "../canned/picked.ts";
import { usePicked } from "../canned/use-picked.ts";
import type { CommandAnswer, DeskSession } from "../desk/desk-session.ts";
import type { DraftKind, Drafts } from "../drafts.ts";
import type { FilesAtHand } from "../files/files-at-hand.ts";
import { useConversationFiles } from "../files/use-conversation-files.ts";
import { keptForm, readForm } from "../forms/form-draft.ts";
import { repliesToSend } from "../forms/offered-replies.ts";
import { useOfferedReplies } from "../forms/use-offered-replies.ts";
import { t } from "../i18n/index.ts";
import { useMentionedQuestions } from "../questions/use-mentioned-questions.ts";
import { colleaguesOf, departmentsOf } from "../thread/transfer-targets.ts";
import { isAnswerOwed } from "../thread/owed-answer.ts";
import { ThreadPane } from "../thread/ThreadPane.tsx";

interface ThreadProps {
  api: Pick<ConsoleApi, "searchArticles" | "searchReplies" | "keptOfVisitor">;
  desk: DeskSession;
  conversationId: ConversationId;
  drafts: Drafts;
  files: FilesAtHand;
  nameOf: (agentId: string) => string;
  backHref: string;
  hrefOf: (id: ConversationId) => string;
  enterSends: boolean;
  onBack: () => void;
  /** This agent has ended a chat, asked for at that time of the server's: it can be taken back (UD1). */
  onEnded: (id: ConversationId, askedMs: number) => void;
  /** Waits for an action and tells the agent when it was refused. */
  telling: (action: Promise<CommandAnswer>) => Promise<CommandAnswer | undefined>;
}

/** From this width, in px, the card stands beside the thread without being asked for. */
const CARD_FITS_PX = 1180;

const noTags: DeskView["tags"] = [];
const nobody: readonly AgentId[] = [];

/** The open conversation: reads the session and hands data and callbacks down. */
export function Thread({
  api,
  desk,
  conversationId: id,
  drafts,
  files: filesAtHand,
  nameOf,
  telling,
  onEnded,
  ...links
}: ThreadProps): JSX.Element {
  const view = desk.desk.value;
  const thread = desk.thread(id);
  const [isCardOpen, setCardOpen] = useState(() => innerWidth >= CARD_FITS_PX);
  useEffect(() => {
    // Narrower than both need, it would cover the thread: then it is opened by hand alone.
    const fits = matchMedia(`(min-width: ${CARD_FITS_PX}px)`);
    const follow = (): void => {
      if (!fits.matches) setCardOpen(false);
    };
    fits.addEventListener("change", follow);
    return () => fits.removeEventListener("change", follow);
  }, []);
  useEffect(() => desk.openThread(id), [desk, id]);
  useEffect(() => {
    const show = (): void => desk.show(document.hidden ? undefined : id);
    show();
    document.addEventListener("visibilitychange", show);
    return () => {
      document.removeEventListener("visibilitychange", show);
      desk.show(undefined);
    };
  }, [desk, id]);
  const readDraft = useCallback((kind: DraftKind) => drafts.read(id, kind), [drafts, id]);

  const files = useConversationFiles(filesAtHand, desk, id, drafts, (fileId) => {
    void telling(desk.ask({ type: "file.open", conversationId: id, fileId }));
  });

  const [replies, offer] = useOfferedReplies(drafts, id);
  const isMine = thread?.view.agentId === desk.me;

  const mentionQuestions = useMentionedQuestions(desk.me);
  const findArticles = useFindArticles(api, thread?.card);
  const departmentName = view?.departments.find(
    ({ departmentId }) => departmentId === thread?.view.departmentId,
  )?.name;
  const canned = useCannedReplies(api, thread?.card, nameOf(desk.me), departmentName);
  const [picked, pick] = usePicked(drafts, id);
  const colleagues = useMemo(() => (view === undefined ? [] : colleaguesOf(view)), [view]);
  const targets = useMemo(
    () => ({ colleagues, departments: view === undefined ? [] : departmentsOf(view) }),
    [view, colleagues],
  );
  const pending = desk.pending.value;
  const own = useMemo(
    () => pending.filter((message) => message.conversationId === id),
    [pending, id],
  );
  const count = useCallback(() => api.keptOfVisitor(id), [api, id]);
  const erase = async (): Promise<void> => {
    await desk.ask({ type: "visitor.erase", conversationId: id });
  };
  const problem = desk.threadProblems.value.get(id);
  if (thread === undefined && problem !== undefined)
    return (
      <section class="thread is-none" id="main" tabIndex={-1}>
        <div class="empty">
          <h2>{problem === "erased" ? t.thread.erased : t.errors.desk[problem]}</h2>
          <p>
            <a href={links.backHref}>{t.inbox.back}</a>
          </p>
        </div>
      </section>
    );
  return (
    <ThreadPane
      {...links}
      conversationId={id}
      me={desk.me}
      canTake={view !== undefined && view.role !== "agent"}
      owesAnswer={isAnswerOwed(desk.laneItems.value.get(id), thread?.view, own)}
      incidents={view?.incidents ?? []}
      tags={view?.tags ?? noTags}
      sites={view?.sites ?? []}
      agents={view?.agents ?? []}
      role={view?.role ?? "agent"}
      view={thread?.view}
      card={thread?.card}
      call={desk.laneItems.value.get(id)?.call ?? null}
      laneName={desk.laneItems.value.get(id)?.visitorName ?? null}
      departmentName={departmentName}
      typingBy={desk.typing.value[id]}
      watchers={desk.watchers.value[id] ?? nobody}
      isLoadingEarlier={desk.loadingEarlier.value.has(id)}
      pending={own}
      colleagues={colleagues}
      targets={targets}
      nameOf={nameOf}
      readDraft={readDraft}
      writeDraft={(kind, text) => drafts.write(id, kind, text)}
      onDrafts={drafts.onChange}
      readForm={() => readForm(drafts.readForm(id))}
      writeForm={(form) => drafts.writeForm(id, keptForm(form))}
      files={files}
      replies={replies}
      findArticles={findArticles}
      canned={canned}
      picked={picked}
      onPicked={pick}
      mentionQuestions={(open) => mentionQuestions(id, open)}
      isCardOpen={isCardOpen}
      onCard={setCardOpen}
      on={{
        reply: (text, from) => {
          desk.reply(
            id,
            text,
            filesAtHand.attachments.take(id),
            repliesToSend(isMine ? replies : []),
            usedOf(from),
          );
          offer(undefined);
        },
        offer,
        sendForm: async (form) => {
          await desk.ask({ type: "form.send", conversationId: id, ...form });
          drafts.writeForm(id, "");
        },
        note: (text, mentions) => desk.note(id, text, mentions),
        typing: () => desk.typingIn(id),
        loadEarlier: () => desk.loadEarlier(id),
        retry: desk.retry,
        discard: desk.discard,
        close: async (ending) => {
          const askedMs = desk.nowMs();
          const canUndo = thread !== undefined && canBeTakenBack(thread.view);
          await desk.ask({ type: "conversation.close", conversationId: id, ending });
          if (canUndo) onEnded(id, askedMs);
        },
        say: async ({ text, tagIds }) => {
          const has = thread?.view.tagIds ?? [];
          if (text !== "") await desk.ask({ type: "ending.write", conversationId: id, text });
          for (const tagId of new Set([...has, ...tagIds])) {
            const isTagged = tagIds.includes(tagId);
            if (isTagged !== has.includes(tagId))
              await desk.ask({ type: "conversation.tag", conversationId: id, tagId, isTagged });
          }
        },
        complain: async (text) => {
          await desk.ask({ type: "complaint.raise", conversationId: id, text });
        },
        endComplaint: async (text) => {
          await desk.ask({ type: "complaint.end", conversationId: id, text });
        },
        tag: (tagId, isTagged) =>
          void telling(desk.ask({ type: "conversation.tag", conversationId: id, tagId, isTagged })),
        transfer: async (input) => {
          await desk.ask({ type: "conversation.transfer", conversationId: id, ...input });
        },
        escalate: async (input) => {
          await desk.ask({ type: "conversation.escalate", conversationId: id, ...input });
        },
        cancelTransfer: () =>
          void telling(desk.ask({ type: "transfer.cancel", conversationId: id })),
        take: async (reason) => {
          await desk.ask({ type: "conversation.take", conversationId: id, reason });
        },
        assign: async (input) => {
          await desk.ask({ type: "conversation.assign", conversationId: id, ...input });
        },
        goodwill: async (words) => {
          await desk.ask({ type: "goodwill.give", conversationId: id, words });
        },
        addressing: async (text) => {
          await desk.ask({ type: "visitor.setAddressing", conversationId: id, text });
        },
        shelve: async (text) => {
          await desk.ask({ type: "case.shelve", conversationId: id, text });
        },
        takeCall: () => void telling(desk.ask({ type: "call.take", conversationId: id })),
        recordCall: async ({ phone, outcome, againInHours }) => {
          const again = outcome === "noAnswer" ? { againInHours } : {};
          await desk.ask({ type: "call.record", conversationId: id, phone, outcome, ...again });
        },
        visitorData: { count, erase },
        markTest: (isTest) =>
          void telling(desk.ask({ type: "conversation.markTest", conversationId: id, isTest })),
        promise: {
          make: async (kind, dueAtMs) => {
            await desk.ask({ type: "promise.make", conversationId: id, kind, dueAtMs });
          },
          sayYes: (dueAtMs) => {
            const command = { type: "promise.make", conversationId: id, kind: "answer" } as const;
            void telling(desk.ask({ ...command, dueAtMs }));
          },
          move: async (kind, dueAtMs, text) => {
            const command = { type: "promise.change", conversationId: id, kind, dueAtMs } as const;
            await desk.ask({ ...command, text: text.trim() === "" ? null : text });
          },
          keep: (kind) =>
            void telling(desk.ask({ type: "promise.keep", conversationId: id, kind })),
          takeBack: (kind) =>
            void telling(desk.ask({ type: "promise.takeBack", conversationId: id, kind })),
        },
        question: {
          add: async (text) => {
            await desk.ask({ type: "question.add", conversationId: id, text });
          },
          mark: async (number, state) => {
            const command = { type: "question.mark", conversationId: id, number, state } as const;
            await telling(desk.ask(command));
          },
          merge: async (number, into) => {
            const command = { type: "question.merge", conversationId: id, number, into } as const;
            await telling(desk.ask(command));
          },
        },
        linkIncident: () => void telling(desk.ask({ type: "incident.link", conversationId: id })),
      }}
    />
  );
}

/** What nobody holds, and where a call is owed, can't be had back as it was (UD3). */
function canBeTakenBack({ state, callDueAtMs }: ConversationView): boolean {
  return (state === "assigned" || state === "waitingOnVisitor") && callDueAtMs === null;
}

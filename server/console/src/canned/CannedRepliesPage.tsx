import "../articles/articles.css";
import "./canned.css";
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type {
  AgentCommand,
  CannedReplyId,
  CannedReplyLine,
  CannedReplyList,
  SiteId,
} from "@presently/shared/protocol";
import { MAX_SOUGHT_CHARS } from "@presently/shared/protocol/article-limits";
import type { ConsoleApi } from "../api.ts";
import { t } from "../i18n/index.ts";
import { begunFor, takeBegun } from "../kept/begun-text.ts";
import { ownLanguage } from "../kept/own-language.ts";
import { SiteChoice } from "../kept/SiteChoice.tsx";
import type { Opened } from "../kept/use-focus-back.ts";
import { useKeptList } from "../kept/use-kept-list.ts";
import { useTelling } from "../kept/use-telling.ts";
import { useWriting } from "../kept/use-writing.ts";
import { Field } from "../ui/Field.tsx";
import { begunDraft, type CannedDraft, draftOf, newDraft } from "./canned-draft.ts";
import { CannedReplyForm } from "./CannedReplyForm.tsx";
import { CannedReplyRow } from "./CannedReplyRow.tsx";
import { Pages } from "./Pages.tsx";
import { ReplyFigures } from "./ReplyFigures.tsx";
import { TakeStarters } from "./TakeStarters.tsx";

export interface CannedRepliesPageProps {
  api: Pick<ConsoleApi, "cannedReplies" | "replyFigures">;
  me: string;
  sites: readonly { readonly siteId: SiteId; readonly name: string }[];
  /** Counts up whenever somebody has changed something. */
  changes: number;
  send: (command: AgentCommand) => Promise<void>;
}

/** So long after the last key it is looked, in ms. */
const QUIET_MS = 150;

/** The canned replies of a site and of all sites: everybody reads, supervisors write, keepers check (CR1, CR2). */
export function CannedRepliesPage(props: CannedRepliesPageProps): JSX.Element {
  const { sites } = props;
  const [chosen, setChosen] = useState(() => begunFor("reply")?.siteId);
  const [isWriting, setWriting] = useState(false);
  const site = sites.find(({ siteId }) => siteId === chosen) ?? sites[0];
  const words = t.cannedReplies;
  if (site === undefined) return <p class="field-hint">{words.loading}</p>;
  return (
    <>
      <SiteChoice
        sites={sites}
        site={site.siteId}
        label={words.site}
        heldBy={isWriting ? words.oneAtATime : undefined}
        onSite={setChosen}
      />
      <RepliesOfSite key={site.siteId} {...props} siteId={site.siteId} onWriting={setWriting} />
    </>
  );
}

/** What is being written; `replyId` undefined = a new one. */
interface Open extends Opened {
  readonly replyId: CannedReplyId | undefined;
  readonly draft: CannedDraft;
}

interface RepliesOfSiteProps extends CannedRepliesPageProps {
  siteId: SiteId;
  onWriting: (isWriting: boolean) => void;
}

function RepliesOfSite(props: RepliesOfSiteProps): JSX.Element {
  const { api, siteId, changes, send, me, onWriting } = props;
  const words = t.cannedReplies;
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState({ words: "", page: 0 });
  useEffect(() => {
    const timer = setTimeout(
      () => setAsked((before) => (before.words === typed ? before : { words: typed, page: 0 })),
      QUIET_MS,
    );
    return () => clearTimeout(timer);
  }, [typed]);
  const ask = useMemo(() => {
    void changes; // another count is another question
    return () => api.cannedReplies(siteId, asked.words, asked.page);
  }, [api, siteId, asked, changes]);
  const { list, problem, retry } = useKeptList<CannedReplyList>(ask);
  const { open, setOpen, heldBy, writeButton } = useWriting<Open>(onWriting);
  const { fault, telling } = useTelling();
  const mayBegin = list?.mayWrite === true;
  useEffect(() => {
    const begun = mayBegin ? takeBegun("reply") : undefined;
    if (begun === undefined || list === undefined) return;
    const keeper = list.keepers.find(({ agentId }) => agentId === me) ?? list.keepers[0];
    if (keeper !== undefined)
      setOpen({ replyId: undefined, draft: begunDraft(keeper.agentId, begun) });
  }, [mayBegin, list, me, setOpen]);
  if (list === undefined)
    return problem === undefined ? (
      <p class="field-hint">{words.loading}</p>
    ) : (
      <p class="callout is-bad" role="alert">
        {words.failed}{" "}
        <button type="button" class="link-button" onClick={retry}>
          {t.door.tryAgain}
        </button>
      </p>
    );
  const { replies, keepers, mayWrite, mayWriteForAll, count } = list;
  const begin = (): void => {
    const keeper = keepers.find(({ agentId }) => agentId === me) ?? keepers[0];
    if (keeper !== undefined)
      setOpen({ replyId: undefined, draft: newDraft(keeper.agentId, ownLanguage()) });
  };
  const row = (reply: CannedReplyLine): JSX.Element => {
    const { replyId, mayWrite: mayChange, mayCheck } = reply;
    const act = (type: "cannedReply.check" | "cannedReply.delete") => () =>
      void telling(send({ type, replyId }));
    return (
      <CannedReplyRow
        key={replyId}
        reply={reply}
        heldBy={heldBy}
        onEdit={
          mayChange ? (opener) => setOpen({ replyId, draft: draftOf(reply), opener }) : undefined
        }
        onCheck={mayCheck ? act("cannedReply.check") : undefined}
        onRemove={mayChange ? act("cannedReply.delete") : undefined}
      />
    );
  };
  return (
    <>
      {fault !== undefined && (
        <p class="callout is-bad" role="alert">
          {fault}
        </p>
      )}
      {open !== undefined ? (
        <CannedReplyForm
          key={open.replyId ?? "new"}
          heading={open.replyId === undefined ? words.form.new : words.form.existing}
          initial={open.draft}
          keepers={keepers}
          me={me}
          mayForAll={mayWriteForAll}
          onSave={async ({ isForAll, ...draft }) => {
            const { replyId } = open;
            await send({
              type: "cannedReply.save",
              ...(replyId === undefined ? {} : { replyId }),
              siteId: isForAll ? null : siteId,
              ...draft,
              texts: [...draft.texts],
            });
            setOpen(undefined);
          }}
          onClose={() => setOpen(undefined)}
        />
      ) : (
        mayWrite && (
          <button ref={writeButton} type="button" class="button is-main" onClick={begin}>
            {words.write}
          </button>
        )
      )}
      <section class="panel" aria-labelledby="canned-title">
        <h2 id="canned-title">{words.list}</h2>
        <div class="canned-find">
          <Field
            label={words.find}
            hint={words.findHint}
            value={typed}
            maxLength={MAX_SOUGHT_CHARS}
            onValue={setTyped}
          />
          <p class="field-hint" role="status">
            {count > 0 ? words.count(count) : emptyWords(asked.words, mayWrite)}
          </p>
        </div>
        {heldBy !== undefined && replies.length > 0 && (
          <p class="field-hint" id={heldBy}>
            {words.oneAtATime}
          </p>
        )}
        <ul class="article-rows">{replies.map(row)}</ul>
        <Pages
          page={asked.page}
          count={count}
          onPage={(page) => setAsked((before) => ({ ...before, page }))}
        />
      </section>
      <ReplyFigures api={api} siteId={siteId} changes={changes} onFind={setTyped} />
      {mayWrite && (
        <TakeStarters siteId={siteId} mayForAll={mayWriteForAll} send={send} telling={telling} />
      )}
    </>
  );
}

function emptyWords(sought: string, mayWrite: boolean): string {
  const words = t.cannedReplies;
  if (sought.trim() !== "") return words.noneFound;
  return mayWrite ? words.none : words.noneToRead;
}

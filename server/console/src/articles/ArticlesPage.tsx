import "./articles.css";
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type {
  AgentCommand,
  ArticleId,
  ArticleLine,
  ArticleList,
  SiteId,
} from "@presently/shared/protocol";
import type { ConsoleApi } from "../api.ts";
import { t } from "../i18n/index.ts";
import { begunFor, takeBegun } from "../kept/begun-text.ts";
import { ownLanguage } from "../kept/own-language.ts";
import { SiteChoice } from "../kept/SiteChoice.tsx";
import type { Opened } from "../kept/use-focus-back.ts";
import { useKeptList } from "../kept/use-kept-list.ts";
import { useTelling } from "../kept/use-telling.ts";
import { useWriting } from "../kept/use-writing.ts";
import { type ArticleDraft, begunDraft, draftOf, newDraft, textsOf } from "./article-draft.ts";
import { ArticleForm } from "./ArticleForm.tsx";
import { ArticleRow } from "./ArticleRow.tsx";
import { OfferForm } from "./OfferForm.tsx";

export interface ArticlesPageProps {
  api: Pick<ConsoleApi, "articles" | "articleTexts">;
  me: string;
  sites: readonly { readonly siteId: SiteId; readonly name: string }[];
  /** Counts up whenever somebody has changed something. */
  changes: number;
  send: (command: AgentCommand) => Promise<void>;
}

/** The help articles of a site: everybody reads, supervisors write, keepers check (AR1 to AR3). */
export function ArticlesPage(props: ArticlesPageProps): JSX.Element {
  const { sites } = props;
  const [chosen, setChosen] = useState(() => begunFor("article")?.siteId);
  const [isWriting, setWriting] = useState(false);
  const site = sites.find(({ siteId }) => siteId === chosen) ?? sites[0];
  if (site === undefined) return <p class="field-hint">{t.articles.loading}</p>;
  return (
    <>
      <SiteChoice
        sites={sites}
        site={site.siteId}
        label={t.articles.site}
        heldBy={isWriting ? t.articles.oneAtATime : undefined}
        onSite={setChosen}
      />
      <SiteArticles key={site.siteId} {...props} siteId={site.siteId} onWriting={setWriting} />
    </>
  );
}

/** What is being written; `articleId` undefined = a new one. */
interface Open extends Opened {
  readonly articleId: ArticleId | undefined;
  readonly draft: ArticleDraft;
}

interface SiteArticlesProps extends ArticlesPageProps {
  siteId: SiteId;
  onWriting: (isWriting: boolean) => void;
}

function SiteArticles(props: SiteArticlesProps): JSX.Element {
  const { api, siteId, changes, send, me, onWriting } = props;
  const ask = useMemo(() => {
    void changes; // another count is another question
    return () => api.articles(siteId);
  }, [api, siteId, changes]);
  const { list, problem, retry } = useKeptList<ArticleList>(ask);
  const { open, setOpen, heldBy, writeButton } = useWriting<Open>(onWriting);
  const { fault, telling } = useTelling();
  const mayBegin = list?.mayWrite === true;
  useEffect(() => {
    const begun = mayBegin ? takeBegun("article") : undefined;
    if (begun === undefined || list === undefined) return;
    const keeper = list.keepers.find(({ agentId }) => agentId === me) ?? list.keepers[0];
    if (keeper !== undefined)
      setOpen({ articleId: undefined, draft: begunDraft(keeper.agentId, begun) });
  }, [mayBegin, list, me, setOpen]);
  if (list === undefined)
    return problem === undefined ? (
      <p class="field-hint">{t.articles.loading}</p>
    ) : (
      <p class="callout is-bad" role="alert">
        {t.articles.failed}{" "}
        <button type="button" class="link-button" onClick={retry}>
          {t.door.tryAgain}
        </button>
      </p>
    );
  const { articles, keepers, mayWrite, settings } = list;
  const edit = async (article: ArticleLine, opener: HTMLButtonElement): Promise<void> => {
    const texts = await api.articleTexts(siteId, article.articleId);
    // What was opened while the texts came stays: something may be typed already.
    const { articleId } = article;
    setOpen((before) => before ?? { articleId, draft: draftOf(article, texts), opener });
  };
  const begin = (): void => {
    const keeper = keepers.find(({ agentId }) => agentId === me) ?? keepers[0];
    if (keeper !== undefined)
      setOpen({ articleId: undefined, draft: newDraft(keeper.agentId, ownLanguage()) });
  };
  return (
    <>
      {fault !== undefined && (
        <p class="callout is-bad" role="alert">
          {fault}
        </p>
      )}
      {open !== undefined ? (
        <ArticleForm
          key={open.articleId ?? "new"}
          heading={open.articleId === undefined ? t.articles.form.new : t.articles.form.existing}
          initial={open.draft}
          keepers={keepers}
          me={me}
          onSave={async (draft) => {
            const { keeperId, isTeamOnly } = draft;
            const { articleId } = open;
            await send({
              type: "article.save",
              siteId,
              ...(articleId === undefined ? {} : { articleId }),
              keeperId,
              isTeamOnly,
              texts: textsOf(draft),
            });
            setOpen(undefined);
          }}
          onClose={() => setOpen(undefined)}
        />
      ) : (
        mayWrite && (
          <button ref={writeButton} type="button" class="button is-main" onClick={begin}>
            {t.articles.write}
          </button>
        )
      )}
      <section class="panel" aria-labelledby="articles-title">
        <h2 id="articles-title">{t.articles.list}</h2>
        {heldBy !== undefined && articles.length > 0 && (
          <p class="field-hint" id={heldBy}>
            {t.articles.oneAtATime}
          </p>
        )}
        {articles.length === 0 ? (
          <p class="field-hint">{mayWrite ? t.articles.none : t.articles.noneToRead}</p>
        ) : (
          <ul class="article-rows">
            {articles.map((article) => {
              const { articleId } = article;
              const mayCheck = mayWrite || article.keeperId === me;
              return (
                <ArticleRow
                  key={articleId}
                  article={article}
                  heldBy={heldBy}
                  onEdit={mayWrite ? (button) => void telling(edit(article, button)) : undefined}
                  onCheck={
                    mayCheck
                      ? () => void telling(send({ type: "article.check", articleId }))
                      : undefined
                  }
                  onRemove={
                    mayWrite
                      ? () => void telling(send({ type: "article.delete", articleId }))
                      : undefined
                  }
                />
              );
            })}
          </ul>
        )}
      </section>
      {mayWrite && (
        <OfferForm
          settings={settings}
          onSave={(next) => send({ type: "article.set", siteId, ...next })}
        />
      )}
    </>
  );
}

import { useMemo } from "preact/hooks";
import type { FoundReply, VisitorCard } from "@presently/shared/protocol";
import { ARTICLE_LANGUAGES } from "@presently/shared/protocol/article-limits";
import type { VariableValues } from "@presently/shared/protocol/variables";
import type { ConsoleApi } from "../api.ts";

/** Looks among the canned replies of the conversation's site and of all sites, in its visitor's language first (CR4). */
export type FindReplies = (words: string) => Promise<readonly FoundReply[]>;

/** What the composer knows of canned replies in one conversation. */
export interface CannedReplies {
  readonly find: FindReplies;
  readonly values: VariableValues;
}

/** The canned replies of a conversation, with what their variables stand for there; undefined until its card has come. */
export function useCannedReplies(
  api: Pick<ConsoleApi, "searchReplies">,
  card: Pick<VisitorCard, "siteId" | "siteName" | "language" | "name"> | undefined,
  agentName: string,
  departmentName: string | undefined,
): CannedReplies | undefined {
  const siteId = card?.siteId;
  const spoken = card?.language?.split("-")[0];
  const find = useMemo(() => {
    if (siteId === undefined) return undefined;
    const language = ARTICLE_LANGUAGES.find((each) => each === spoken) ?? "en";
    return (words: string) => api.searchReplies(siteId, language, words);
  }, [api, siteId, spoken]);
  const visitor = card?.name;
  const siteName = card?.siteName;
  return useMemo(() => {
    if (find === undefined) return undefined;
    const firstName = visitor?.trim().split(/\s+/)[0];
    return {
      find,
      values: {
        ...(firstName === undefined ? {} : { "visitor.first_name": firstName }),
        "agent.name": agentName,
        ...(siteName === undefined ? {} : { "site.name": siteName }),
        ...(departmentName === undefined ? {} : { "department.name": departmentName }),
      },
    };
  }, [find, visitor, agentName, siteName, departmentName]);
}

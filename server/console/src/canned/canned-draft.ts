import type {
  AgentId,
  ArticleLanguage,
  CannedReplyKind,
  CannedReplyLine,
  CannedReplyText,
} from "@presently/shared/protocol";
import {
  MAX_CANNED_REPLY_CHARS,
  MAX_CANNED_REPLY_NAME_CHARS,
  MAX_VARIANTS,
} from "@presently/shared/protocol/canned-reply-limits";
import { cleanText } from "@presently/shared/protocol/clean-text";
import { firstUnknown, VARIABLES } from "@presently/shared/protocol/variables";
import { t } from "../i18n/index.ts";
import type { BegunText } from "../kept/begun-text.ts";
import type { Problems } from "../ui/form.ts";

/** A canned reply while it is written: what stands in the fields. */
export interface CannedDraft {
  readonly name: string;
  readonly kind: CannedReplyKind;
  readonly isForAll: boolean;
  readonly keeperId: AgentId;
  readonly texts: readonly CannedReplyText[];
}

export function newDraft(keeperId: AgentId, language: ArticleLanguage): CannedDraft {
  const texts = [{ language, variants: [""] }];
  return { name: "", kind: "reply", isForAll: false, keeperId, texts };
}

/** A new one with what was begun on another page: a name that is too long is cut. */
export function begunDraft(keeperId: AgentId, { language, title, text }: BegunText): CannedDraft {
  const name = title.slice(0, MAX_CANNED_REPLY_NAME_CHARS);
  const texts = [{ language, variants: [text] }];
  return { name, kind: "reply", isForAll: false, keeperId, texts };
}

export function draftOf({ name, kind, siteId, keeperId, texts }: CannedReplyLine): CannedDraft {
  return { name, kind, isForAll: siteId === null, keeperId, texts };
}

type Texts = CannedDraft["texts"];

/** With one wording as it is typed now. */
export function withWording(
  texts: Texts,
  language: ArticleLanguage,
  variant: number,
  typed: string,
): Texts {
  return changed(texts, language, (variants) =>
    variants.map((text, at) => (at === variant ? typed : text)),
  );
}

/** With one more wording of a language, as many as there may be. */
export function withAnother(texts: Texts, language: ArticleLanguage): Texts {
  return changed(texts, language, (variants) =>
    variants.length < MAX_VARIANTS ? [...variants, ""] : variants,
  );
}

/** Without a wording; a language without any goes, and the last wording of all stays. */
export function withoutWording(texts: Texts, language: ArticleLanguage, variant: number): Texts {
  if (texts.length === 1 && texts[0]?.variants.length === 1) return texts;
  return changed(texts, language, (variants) => variants.filter((_, at) => at !== variant)).filter(
    ({ variants }) => variants.length > 0,
  );
}

function changed(
  texts: Texts,
  language: ArticleLanguage,
  change: (variants: string[]) => string[],
): CannedReplyText[] {
  return texts.map((text) =>
    text.language === language ? { language, variants: change(text.variants) } : text,
  );
}

/** What is wrong with a wording, as the server would judge it; undefined = nothing. */
export function wordingProblem(typed: string): string | undefined {
  const words = t.cannedReplies.form;
  const { length } = cleanText(typed);
  if (length === 0) return words.needed;
  if (length > MAX_CANNED_REPLY_CHARS) return words.tooLong(MAX_CANNED_REPLY_CHARS);
  const unknown = firstUnknown(typed);
  return unknown === undefined ? undefined : words.unknownBlank(unknown, VARIABLES);
}

export function draftProblems({ name, texts }: CannedDraft): Problems<CannedDraft> {
  const words = t.cannedReplies.form;
  const typed = cleanText(name);
  const isWrong = texts.some(({ variants }) =>
    variants.some((text) => wordingProblem(text) !== undefined),
  );
  return {
    name: !/[\p{L}\p{N}]/u.test(typed)
      ? words.nameWrong
      : typed.length > MAX_CANNED_REPLY_NAME_CHARS
        ? words.tooLong(MAX_CANNED_REPLY_NAME_CHARS)
        : undefined,
    texts: isWrong ? t.settings.fixFirst : undefined,
  };
}

import { one, run, type Script } from "../store/script.ts";
import { insertConversationPage } from "../store/statements/asked.ts";
import { personOf } from "../store/statements/people.ts";
import type { Work } from "./work.ts";

/** Keeps on which page a conversation begins, where the page has said so (WA4): without what follows its path, which may name a person. */
export function* keepPage(work: Work, conversation: number, visitor: number): Script<void> {
  const { desk } = work;
  const { page } = (yield* one(personOf, { desk, visitor })) ?? { page: null };
  if (page === null || !URL.canParse(page)) return;
  const { origin, pathname } = new URL(page);
  yield* run(insertConversationPage, { desk, conversation, page: `${origin}${pathname}` });
}

import { one, run, type Script } from "../store/script.ts";
import { deleteLinksOfVisitor } from "../store/statements/chat-links.ts";
import { moveConversation } from "../store/statements/conversations.ts";
import { personOf, savePerson } from "../store/statements/people.ts";
import { openConversationsOf } from "./conversations.ts";
import { noticeVisitor } from "./visitor-presence.ts";
import type { Work } from "./work.ts";

/**
 * What a visitor holds open goes along to the person they turned out to be (ID6): state, place and holder stay as they are. Whoever says hello is
 * there, so the conversations are told so before they change hands. Links of mails lead nowhere any more, as they would lead to the person; an
 * address that was given for the answer goes along where the person has none.
 */
export function* bringAlong(work: Work, from: number, to: number): Script<void> {
  const { desk } = work;
  yield* noticeVisitor(work, from, "present");
  const { open } = yield* openConversationsOf(work, from);
  if (open.length === 0) return;
  yield* run(deleteLinksOfVisitor, { desk, visitor: from });
  for (const { id } of open) yield* run(moveConversation, { desk, id, visitor: to });
  const claimed = yield* one(personOf, { desk, visitor: from });
  const person = yield* one(personOf, { desk, visitor: to });
  if (person === undefined || person.email !== null || (claimed?.email ?? null) === null) return;
  yield* run(savePerson, { desk, visitor: to, ...person, email: claimed?.email ?? null });
}

import { run, type Script } from "../store/script.ts";
import { deleteLinksOfVisitor } from "../store/statements/chat-links.ts";
import { moveConversation } from "../store/statements/conversations.ts";
import { openConversationsOf } from "./conversations.ts";
import { noticeVisitor } from "./visitor-presence.ts";
import type { Work } from "./work.ts";

/**
 * What a visitor holds open goes along to the person they turned out to be (ID6): state, place and holder stay as they are. Whoever says hello is
 * there, so the conversations are told so before they change hands. Links of mails lead nowhere any more, as they would lead to the person. No
 * name or address goes along: whoever wrote before may have been a stranger, to whom the person's mails would go (ID8).
 */
export function* bringAlong(work: Work, from: number, to: number): Script<void> {
  const { desk } = work;
  yield* noticeVisitor(work, from, "present");
  const { open } = yield* openConversationsOf(work, from);
  if (open.length === 0) return;
  yield* run(deleteLinksOfVisitor, { desk, visitor: from });
  for (const { id } of open) yield* run(moveConversation, { desk, id, visitor: to });
}

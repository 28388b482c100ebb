import type { AgentCommand, CommandOf } from "@presently/shared/protocol";
import type { Conversation } from "../domain/conversation.ts";
import { withoutKnown } from "../domain/forms.ts";
import { readPreChat, withSiteSettings } from "../domain/site-settings.ts";
import { one, run, type Script, the } from "../store/script.ts";
import { personOf, savePerson } from "../store/statements/people.ts";
import { saveSite, settingsOfSite } from "../store/statements/team.ts";
import { openForm } from "./open-form.ts";
import { changed, siteNamed } from "./settings.ts";
import { readForm } from "./typed-form.ts";
import type { Work } from "./work.ts";

/** What the site asks of who writes for the first time, from the next first message on (FO6). Throws `message.empty` for a question without words. */
export function* setPreChat(
  work: Work,
  { siteId, form }: CommandOf<AgentCommand, "site.setPreChat">,
): Script<void> {
  const site = yield* siteNamed(work, siteId);
  const { fields, question } = readForm(form.fields, form.question);
  const { id, name, origins, isAutoAccept, settings } = site;
  const preChat = { fields: [...fields], question: question ?? "" };
  yield* run(saveSite, {
    id,
    name,
    origins,
    isAutoAccept,
    settings: withSiteSettings(settings, { preChat }),
  });
  yield* changed(work, "site", "site.preChatSet", siteId, { fields });
}

/**
 * Right after the message that began a conversation: what the owner wants to know and the desk does not, once for a visitor, in the thread. Nothing
 * waits for it, and it may be left empty (FO6, M22).
 */
export function* askBeforeChat(work: Work, conversation: Conversation): Script<void> {
  const { settings } = yield* the(settingsOfSite, { id: conversation.site });
  const { fields, question } = readPreChat(settings);
  if (fields.length === 0) return;
  const { desk } = work;
  const { visitor } = conversation;
  const person = yield* one(personOf, { desk, visitor });
  if (person === undefined || person.askedAtMs !== null) return;
  const asked = withoutKnown(
    { fields, question: fields.includes("question") ? question : null },
    {
      name: (person.verifiedName ?? person.name) !== null,
      email: (person.verifiedEmail ?? person.email) !== null,
      phone: person.phone !== null,
    },
  );
  if (asked === undefined) return;
  yield* run(savePerson, { desk, visitor, ...person, askedAtMs: work.nowMs });
  yield* openForm(work, conversation, asked, "site");
}

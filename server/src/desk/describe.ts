import { type CommandOf, MAX_TITLE_CHARS, type VisitorCommand } from "@presently/shared/protocol";
import { cleanName, cleanPageUrl } from "../content.ts";
import { readEmail } from "../domain/contact.ts";
import { run, type Script, the } from "../store/script.ts";
import { personOf, saveLocale, savePerson } from "../store/statements/people.ts";
import { visitorById } from "../store/statements/visitors.ts";
import { withAttributes } from "./attributes.ts";
import { assertKept } from "./erased-visitor.ts";
import { assertMayMove, moveAddress } from "./moved-address.ts";
import type { Writer } from "./visitor-message.ts";
import type { Work } from "./work.ts";

/**
 * What a visitor or the page says about them: claimed, never verified (R26, R38). Only what is named changes; an empty name or address, and an
 * attribute that is null, is forgotten. It writes no event, and doing it twice is doing it once. Throws `contact.invalid` and `contact.too-many`.
 */
export function* describe(
  work: Work,
  writer: Writer,
  command: CommandOf<VisitorCommand, "visitor.describe">,
): Script<void> {
  const { visitor } = writer;
  const { desk } = work;
  yield* assertKept(desk, visitor);
  const person = yield* the(personOf, { desk, visitor });
  const { name, attributes, page } = command;
  const email = readAddress(command.email, person.email);
  yield* assertMayMove(work, visitor, email);
  yield* moveAddress(work, writer, person.email, email);
  yield* run(savePerson, {
    desk,
    visitor,
    ...person,
    ...(name === undefined ? {} : { name: cleanName(name) }),
    email,
    ...(attributes === undefined
      ? {}
      : { attributes: withAttributes(person.attributes, attributes) }),
    ...(page?.url === undefined ? {} : { page: cleanPageUrl(page.url) }),
    ...(page?.referrer === undefined ? {} : { referrer: cleanPageUrl(page.referrer) }),
    ...(page?.title === undefined ? {} : { title: cleanName(page.title, MAX_TITLE_CHARS) }),
  });
  if (page?.language === undefined && page?.timeZone === undefined) return;
  const known = yield* the(visitorById, { desk, id: visitor });
  yield* run(saveLocale, {
    desk,
    id: visitor,
    language: page.language ?? known.language,
    timeZone: page.timeZone ?? known.timeZone,
  });
}

/** The address as typed; the former one if none was named, none if it was emptied. */
function readAddress(typed: string | undefined, former: string | null): string | null {
  if (typed === undefined) return former;
  return typed.trim() === "" ? null : readEmail(typed);
}

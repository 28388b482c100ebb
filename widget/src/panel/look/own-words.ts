import type { FurtherLook, LookWord } from "@presently/shared/protocol/further-look";
import type { PanelTexts } from "../i18n/texts.ts";

/**
 * What is said in place of a language's own words: of those that the site's owner, or a script, gave for it (LK3). `greeting` is what an empty chat
 * greets with in every language without a greeting of its own (LK1), `shown` what a pill says where that is not said otherwise (LK6). Nobody is there while the site
 * is offline and while everybody is away, so both say the same; that everybody is in a chat is said by the language's own words.
 */
export function ownWords(
  texts: FurtherLook["texts"],
  spoken: PanelTexts,
  greeting: string | undefined,
  shown?: string | false,
): Partial<PanelTexts> {
  // Safe: an object of every language knows no more than that, and for what it does not know there are no words.
  const own: Partial<Record<LookWord, string>> =
    texts?.[spoken.lang as keyof NonNullable<typeof texts>] ?? {};
  const { placeholder, online, offline } = own;
  const launcher = own.launcher || shown;
  const welcome = own.welcome || greeting;
  return {
    ...(welcome && { welcome }),
    ...(launcher && { launcher }),
    ...(placeholder && { placeholder }),
    availability: {
      ...spoken.availability,
      ...(online && { online }),
      ...(offline && { offline, away: offline }),
    },
  };
}

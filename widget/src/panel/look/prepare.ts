import type { PanelModule } from "../../contract.ts";
import { en } from "../i18n/en/panel.ts";
import type { PanelHandle } from "../panel-handle.ts";
import { dress } from "./dress.ts";
import { type Asked, faultIn, isKnown } from "./faults.ts";
import { isWhole } from "./whole.ts";
import { anew, keepsAll } from "./anew.ts";

/** Why something is not done, in the words of the API's errors. */
type Refusal = readonly [code: string, message: string, hint: string];

/**
 * What a script asks of the look beyond what the tag's attributes say: answers what does it, or why it can't be done. Another language's files are
 * fetched before anything is changed; where they can't be had it rejects.
 */
export async function prepare(
  handle: PanelHandle,
  given: readonly (readonly [name: string, value: unknown])[],
): Promise<Refusal | (() => Promise<void>)> {
  for (const [name, value] of given) {
    if (!isKnown(name))
      return [
        "setting.fixed",
        `${name} cannot be changed here.`,
        "What else the tag says holds until the script is loaded again: destroy() first.",
      ];
    const hint = faultIn(name, value);
    // Not all that scripts give can be written down.
    const isPlain = typeof value === "string" || typeof value === "number";
    const said = isPlain ? JSON.stringify(value) : "what was given";
    if (hint) return ["setting.invalid", `${name} cannot be ${said}.`, hint];
  }
  // Safe: each was looked at.
  const { lang = en.lang, texts, shadow, faces, ...rest } = Object.fromEntries(given) as Asked;
  const isOther = lang !== en.lang;
  if (isOther && !isWhole(handle.panel))
    return [
      "consent.missing",
      "The visitor has not agreed to the chat yet.",
      "Call configure({ lang }) when they have, or say data-lang in the tag.",
    ];
  if (isOther && !keepsAll(handle))
    return [
      "setting.fixed",
      "lang cannot be changed while a chat is under way in a browser that keeps nothing.",
      "Say data-lang in the tag.",
    ];
  // Beside this file, under the same tag.
  const other = import.meta.url.replace(/[\w-]+-\w\w(?=-[\w-]{8}\.js$)/, `panel-${lang}`);
  const module: PanelModule | undefined = isOther
    ? await import(/* @vite-ignore */ other)
    : undefined;
  return async () => {
    const { further = {} } = handle;
    const own = further.texts ?? {};
    handle.further = {
      ...further,
      ...rest,
      ...(shadow !== undefined && { shadow: String(shadow) === "true" }),
      ...(faces !== undefined && { faces: String(faces) === "true" }),
      // Safe: `lang` is one of ours.
      ...(texts && {
        texts: { ...own, [lang]: { ...own[lang as keyof typeof own], ...texts } },
      }),
    };
    dress(handle);
    if (module || texts || rest.shape) await anew(handle, module);
  };
}

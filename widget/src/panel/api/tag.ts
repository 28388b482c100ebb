import type { TagAttribute, TagFaults } from "@presently/shared/protocol";
import { MAX_LOOK_OFFSET, MAX_LOOK_RADIUS } from "@presently/shared/protocol/look-limits";
import type { Language } from "../../loader/languages.ts";
import type { PanelHandle } from "../panel-handle.ts";
import { adopt } from "../adopt.ts";
import { dressLauncher } from "./configure.ts";
import { MAX_TAG_VALUE_CHARS } from "./limits.ts";
import { tellDataLayer } from "./data-layer.ts";
import { followOwn } from "./own-launcher.ts";

/** Whether it is as many whole numbers as wanted, from 0 to `max` each. */
function areNumbers(text: string, wanted: number, max: number): boolean {
  const words = text.split(" ");
  return words.length === wanted && words.every((word) => /^\d+$/.test(word) && +word <= max);
}

const oneOf =
  (...words: readonly string[]) =>
  (value: string) =>
    words.includes(value) ? undefined : `Say one of ${words.join(", ")}.`;

/** What is wrong with a value, in words that say what is right. What can be changed at run time comes first. */
const CHECKS = {
  theme: oneOf("auto", "light", "dark"),
  position: oneOf("right", "left"),
  color: (value: string) =>
    CSS.supports("color", value) ? undefined : "Say a colour as CSS writes it, such as #115e59.",
  offset: (value: string) =>
    areNumbers(value, 2, MAX_LOOK_OFFSET)
      ? undefined
      : `Say two whole numbers of pixels, from 0 to ${MAX_LOOK_OFFSET}: from the side, from the bottom.`,
  radius: (value: string) =>
    areNumbers(value, 1, MAX_LOOK_RADIUS)
      ? undefined
      : `Say a whole number of pixels from 0 to ${MAX_LOOK_RADIUS}.`,
} as const satisfies Record<string, (value: string) => string | undefined>;

/** Written out: a list that two parts shared would be a file of its own. */
const LANGUAGES = Object.keys({
  auto: 0,
  bg: 0,
  en: 0,
  fi: 0,
  lt: 0,
  nl: 0,
  ru: 0,
} satisfies Record<Language | "auto", 0>);

const FIXED = {
  // With or without a region, as the loader reads it.
  lang: (value: string) => oneOf(...LANGUAGES)(value.toLowerCase().split(/\W|_/)[0] ?? ""),
  open: oneOf("auto", "never", "always"),
  consent: oneOf("granted", "wait"),
  datalayer: oneOf("true", "false"),
  z: (value: string) => (/^-?\d{1,10}$/.test(value) ? undefined : "Say a whole number."),
  launcher: (value: string) =>
    CSS.supports(`selector(${value})`)
      ? undefined
      : "Say default, none, or one CSS selector of your own button.",
} as const satisfies Record<string, (value: string) => string | undefined>;

type Setting = keyof typeof CHECKS;

/** Whether it can be changed at run time. */
export const isSetting = (name: string): name is Setting => Object.hasOwn(CHECKS, name);

/** What is wrong with a value; undefined where nothing is. */
export const faultIn = (name: Setting, value: string): string | undefined => CHECKS[name](value);

/** Every attribute of which a page can tell the server, and no other (IN3). */
const ALL: Record<TagAttribute, (value: string) => string | undefined> = { ...CHECKS, ...FIXED };

/** Follows what few tags say, and tells the page's owner of what is wrong, on the page's console and on the installation's page: then the default holds. */
export function followTag(handle: PanelHandle): void {
  const { data, root } = handle;
  const faults: TagFaults["faults"] = [];
  for (const [name, check] of Object.entries(ALL)) {
    const value = data[name];
    const hint = value && check(value);
    if (!hint) continue;
    const message = `data-${name}="${value}" is not followed.`;
    console.error("[Presently]", message, hint);
    handle.emit("error", { code: "tag.invalid", message, hint });
    faults.push({
      name: name as TagAttribute, // one of its own keys
      value: value.slice(0, MAX_TAG_VALUE_CHARS),
    });
    // Whoever meant to have the visitor asked, and wrote it wrong, has not meant that they agree (R25).
    if (name === "consent") data[name] = "wait";
    else delete data[name];
    dressLauncher(handle);
  }
  if (faults.length > 0) tellServer(handle, faults).catch(() => {}); // it was said on the page's own console
  if (data["z"]) adopt(root, `:host{z-index:${data["z"]}!important}`);
  if (data["datalayer"] === "true") tellDataLayer(handle.signal);
  const { launcher = "default" } = data;
  if (launcher !== "default" && launcher !== "none") followOwn(launcher, handle);
}

/** For the page where the owner looks whether the tag is right. */
async function tellServer(
  { server, siteKey }: PanelHandle,
  faults: TagFaults["faults"],
): Promise<void> {
  const body = JSON.stringify({ site: siteKey, faults } satisfies TagFaults);
  await fetch(`${server}/widget/tag`, {
    method: "POST",
    mode: "no-cors",
    credentials: "omit",
    body,
  });
}

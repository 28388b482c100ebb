import type { SiteLook } from "@presently/shared/protocol";
import {
  MAX_LOOK_OFFSET,
  MAX_LOOK_RADIUS,
  MAX_WELCOME_CHARS,
} from "@presently/shared/protocol/look-limits";
import { t } from "../i18n/index.ts";
import type { Problems } from "../ui/form.ts";

/** A site's look as it is typed: numbers are texts. */
export interface LookDraft extends Pick<SiteLook, "theme" | "position" | "welcome"> {
  readonly color: string;
  readonly radius: string;
  readonly side: string;
  readonly bottom: string;
}

export function lookDraftOf({ radius, offset, ...look }: SiteLook): LookDraft {
  return {
    ...look,
    radius: String(radius),
    side: String(offset.side),
    bottom: String(offset.bottom),
  };
}

/** What is stored; undefined while anything of it is wrong. */
export function lookOfDraft(draft: LookDraft): SiteLook | undefined {
  if (Object.values(lookProblems(draft)).some((problem) => problem !== undefined)) return undefined;
  const { theme, position, welcome } = draft;
  return {
    color: tidyColor(draft.color),
    theme,
    position,
    radius: Number(draft.radius),
    offset: { side: Number(draft.side), bottom: Number(draft.bottom) },
    welcome: welcome.trim(),
  };
}

export function lookProblems(draft: LookDraft): Problems<LookDraft> {
  return {
    color: /^#[0-9a-f]{6}$/.test(tidyColor(draft.color)) ? undefined : t.look.colorProblem,
    radius: numberProblem(draft.radius, MAX_LOOK_RADIUS),
    side: numberProblem(draft.side, MAX_LOOK_OFFSET),
    bottom: numberProblem(draft.bottom, MAX_LOOK_OFFSET),
    welcome:
      draft.welcome.trim().length > MAX_WELCOME_CHARS
        ? t.errors.tooLong(MAX_WELCOME_CHARS)
        : undefined,
  };
}

/** As it is stored, from how people write it: with or without the #, in capitals, in three digits. */
export function tidyColor(typed: string): string {
  const color = typed.trim().toLowerCase().replace(/^#?/, "#");
  return /^#[0-9a-f]{3}$/.test(color) ? color.replaceAll(/[0-9a-f]/g, "$&$&") : color;
}

function numberProblem(typed: string, most: number): string | undefined {
  const isFine = /^\d{1,3}$/.test(typed.trim()) && Number(typed) <= most;
  return isFine ? undefined : t.look.numberProblem(most);
}

import type { JSX } from "preact";
import { LAUNCHER_ICON_PATHS } from "@presently/shared/look/launcher-icons";
import { LAUNCHER_ICONS, LAUNCHER_SHAPES } from "@presently/shared/protocol/further-look";
import { siteWords } from "../i18n/site.ts";
import { Choice } from "../ui/Choice.tsx";
import type { FormState } from "../ui/form.ts";
import type { LookDraft } from "./look-draft.ts";

/** The chat's own bubble, which its script draws with borders. */
const BUBBLE = "M10 0h4a10 10 0 0 1 0 20H3a3 3 0 0 1-3-3V10A10 10 0 0 1 10 0z";

/** The button that opens the chat (LK6). */
export function LookLauncher({ form }: { form: FormState<LookDraft> }): JSX.Element {
  const { values, set } = form;
  const words = siteWords.look;
  return (
    <>
      <Choice
        legend={words.shape}
        value={values.shape}
        options={LAUNCHER_SHAPES.map((value) => ({ value, label: words.shapes[value] }))}
        onValue={(value) => set("shape", value)}
      />
      <Choice
        legend={words.icon}
        value={values.icon}
        options={LAUNCHER_ICONS.map((value) => ({
          value,
          label: words.icons[value],
          picture: (
            <svg class="launcher-icon" viewBox="0 0 24 20" aria-hidden="true">
              <path d={LAUNCHER_ICON_PATHS[value] || BUBBLE} />
            </svg>
          ),
        }))}
        onValue={(value) => set("icon", value)}
      />
    </>
  );
}

import type { JSX } from "preact";
import type { Ending, EndingNeeds, SiteId, Tag, TagId } from "@presently/shared/protocol";
import { MAX_ENDING_CHARS } from "@presently/shared/protocol/tag-limits";
import { t } from "../i18n/index.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { offeredTimes } from "../promises/offered-times.ts";
import { Field, FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { WarningIcon } from "../ui/icons.tsx";
import { useNowMs } from "../ui/now.ts";
import { draftOf, endingOf } from "./ending-draft.ts";
import { offeredTags } from "./offered-tags.ts";
import { TagChoice } from "./TagChoice.tsx";

interface EndingSheetProps {
  visitorName: string;
  /** Whether the conversation ends with it, or has ended already. */
  isClosing: boolean;
  /** Whether the visitor is owed an answer: closing is then the one way to owe it no longer without giving it (M1). */
  isOwed: boolean;
  /** How many promises are open: the end does not end them (PM7). */
  promises: number;
  /** How many questions are open: nobody said that they are answered (M6). */
  questions: number;
  siteId: SiteId;
  tags: readonly Tag[];
  has: readonly TagId[];
  /** What stands in the line before anything is typed. */
  suggested: string;
  needs: EndingNeeds | undefined;
  /** Promises a follow-up by then, before the ending is said; undefined = one is promised already. */
  onFollowUp: ((dueAtMs: number) => Promise<void>) | undefined;
  onSay: (ending: Ending) => Promise<void>;
  onStay: () => void;
}

/** Everything that is asked at close, on one sheet (M28): Enter accepts what stands there, and nothing is required unless the owner said so. */
export function EndingSheet(props: EndingSheetProps): JSX.Element {
  const { siteId, tags, has, isClosing, isOwed, needs } = props;
  const words = t.endings;
  const times = offeredTimes(useNowMs(60_000), "followUp");
  const form = useForm({
    initial: draftOf(props.suggested, has, tags),
    check: ({ text, dispositionId }) => ({
      text: needs?.line === true && text.trim() === "" ? words.lineNeeded : undefined,
      dispositionId:
        isClosing && needs?.disposition === true && dispositionId === null
          ? words.dispositionNeeded
          : undefined,
    }),
    send: async (draft) => {
      const dueAtMs = times.find(({ name }) => name === draft.followUp)?.atMs;
      // Where the end is refused then, the promise stands above the thread and is not made again.
      if (dueAtMs !== undefined) await props.onFollowUp?.(dueAtMs);
      await props.onSay(endingOf(draft));
    },
  });
  const { text, tagIds, dispositionId, followUp } = form.values;
  return (
    <Dialog labelledBy="ending-title" onClose={props.onStay}>
      <h2 id="ending-title">
        {isClosing ? words.title(props.visitorName) : words.titleAfter(props.visitorName)}
      </h2>
      {isOwed && (
        <p class="callout is-warn">
          <WarningIcon />{" "}
          <span>
            {words.owed} {words.hint}
          </span>
        </p>
      )}
      {props.promises > 0 && (
        <p class="callout is-warn">
          <WarningIcon /> <span>{t.promises.close(props.promises)}</span>
        </p>
      )}
      {props.questions > 0 && (
        <p class="callout is-warn">
          <WarningIcon /> <span>{t.questions.close(props.questions)}</span>
        </p>
      )}
      <form class="form" noValidate onSubmit={form.submit}>
        <FormProblem text={form.problems.form} />
        <Field
          label={words.line}
          hint={words.lineHint}
          hasFocus={!isOwed}
          isRequired={needs?.line === true}
          maxLength={MAX_ENDING_CHARS}
          value={text}
          problem={form.problems.text}
          onValue={(typed) => form.set("text", typed)}
        />
        <TagChoice
          legend={words.disposition}
          tags={offeredTags(tags, siteId, has, "disposition")}
          chosen={dispositionId === null ? [] : [dispositionId]}
          isOne
          problem={form.problems.dispositionId}
          onChosen={([chosen]) => form.set("dispositionId", chosen ?? null)}
        />
        <TagChoice
          legend={words.tags}
          tags={offeredTags(tags, siteId, has, "tag")}
          chosen={tagIds}
          isOne={false}
          onChosen={(chosen) => form.set("tagIds", chosen)}
        />
        {props.onFollowUp !== undefined && (
          <div class="field">
            <label for="ending-follow-up">{words.followUp}</label>
            <p class="field-hint" id="ending-follow-up-hint">
              {words.followUpHint}
            </p>
            <select
              id="ending-follow-up"
              class="input"
              value={followUp ?? ""}
              aria-describedby="ending-follow-up-hint"
              onChange={({ currentTarget }) =>
                form.set(
                  "followUp",
                  times.find(({ name }) => name === currentTarget.value)?.name ?? null,
                )
              }
            >
              <option value="">{words.noFollowUp}</option>
              {times.map(({ name }) => (
                <option key={name} value={name}>
                  {t.promises.dialog.times[name]}
                </option>
              ))}
            </select>
          </div>
        )}
        <div class="form-actions is-end">
          <button
            type="button"
            class={isOwed ? "button is-main" : "button"}
            autofocus={isOwed}
            onClick={props.onStay}
          >
            {isClosing ? words.stay : t.settings.cancel}
          </button>
          <button
            type="submit"
            class={isOwed ? "button is-danger" : "button is-main"}
            disabled={form.isBusy}
          >
            {isOwed ? words.anyway : isClosing ? words.close : words.keep}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

import type { JSX } from "preact";
import { contrastOf, type Hex, inkOn } from "@presently/shared/look/contrast";
import { EDGE_CONTRAST, reaching, WORDS_CONTRAST } from "@presently/shared/look/palette";
import { siteWords } from "../i18n/site.ts";
import { Check } from "../ui/Check.tsx";
import { Field } from "../ui/Field.tsx";
import type { FormState } from "../ui/form.ts";
import { isColor, type LookDraft, type PairDraft, pairProblems, tidyColor } from "./look-draft.ts";

/** The site's own colour, and what the open chat is drawn on and in, each with how well it can be read (LK2, LK7). */
export function LookColors({ form }: { form: FormState<LookDraft> }): JSX.Element {
  const { values, problems, set } = form;
  const words = siteWords.look;
  return (
    <>
      <ColorField
        label={words.color}
        hint={words.colorHint}
        pick={words.pick}
        value={values.color}
        problem={problems.color}
        onValue={(color) => set("color", color)}
      />
      {isColor(values.color) && <Contrast color={tidyColor(values.color)} />}
      {(["light", "dark"] as const).map((theme) => (
        <ColorPairFields
          key={theme}
          theme={theme}
          pair={values[theme]}
          color={values.color}
          isRefused={problems[theme] !== undefined}
          onPair={(part) => set(theme, { ...values[theme], ...part })}
        />
      ))}
    </>
  );
}

function Contrast({ color }: { color: Hex }): JSX.Element {
  const { ink, ratio } = inkOn(color);
  const onWhite = contrastOf(color, "#ffffff");
  return (
    <p class="field-hint" role="status">
      {siteWords.look.inkOn(ink, ratio.toFixed(1))}{" "}
      {onWhite < EDGE_CONTRAST && siteWords.look.faint(onWhite.toFixed(1))}
    </p>
  );
}

interface ColorPairFieldsProps {
  theme: "light" | "dark";
  pair: PairDraft;
  /** The site's own, as it is typed. */
  color: string;
  /** Something of it was wrong when it was to be saved; what cannot be read is told at once. */
  isRefused: boolean;
  onPair: (part: Partial<PairDraft>) => void;
}

function ColorPairFields(props: ColorPairFieldsProps): JSX.Element {
  const { theme, pair, isRefused, onPair } = props;
  const words = siteWords.look.pair;
  const [surface, ink] = [tidyColor(pair.surface), tidyColor(pair.ink)];
  const areColors = isColor(surface) && isColor(ink);
  const { surface: surfaceProblem, ink: inkProblem } = pairProblems(pair);
  const isFaint = areColors && contrastOf(surface, ink) < WORDS_CONTRAST;
  const nearest = reaching(
    ink,
    inkOn(surface).ink === "black" ? "#000000" : "#ffffff",
    [surface],
    WORDS_CONTRAST,
  );
  return (
    <fieldset class="field look-pair">
      <legend class="only-for-readers">{words.legends[theme]}</legend>
      <Check
        label={words.own[theme]}
        hint={theme === "light" ? words.hint : undefined}
        isChecked={pair.isOwn}
        onCheck={(isOwn) => onPair({ isOwn })}
      />
      {pair.isOwn && (
        <>
          <div class="look-pair-colors">
            <ColorField
              label={words.surface[theme]}
              pick={words.pickSurface[theme]}
              value={pair.surface}
              problem={isRefused ? surfaceProblem : undefined}
              onValue={(value) => onPair({ surface: value })}
            />
            <ColorField
              label={words.ink[theme]}
              pick={words.pickInk[theme]}
              value={pair.ink}
              problem={isRefused || isFaint ? inkProblem : undefined}
              onValue={(value) => onPair({ ink: value })}
            />
          </div>
          {isFaint && (
            <button type="button" class="link-button" onClick={() => onPair({ ink: nearest })}>
              {words.useNearest(nearest)}
            </button>
          )}
          <p class="field-hint" role="status">
            {areColors && !isFaint && words.reads(contrastOf(surface, ink).toFixed(1))}{" "}
            {areColors && !isFaint && <Buttons color={props.color} surface={surface} />}
          </p>
        </>
      )}
    </fieldset>
  );
}

/** Whether what is drawn in the site's own colour can be found on a surface. */
function Buttons({ color, surface }: { color: string; surface: Hex }): string | null {
  const ratio = isColor(color) ? contrastOf(tidyColor(color), surface) : EDGE_CONTRAST;
  return ratio < EDGE_CONTRAST ? siteWords.look.pair.faint(ratio.toFixed(1)) : null;
}

interface ColorFieldProps {
  label: string;
  hint?: string;
  /** What the browser's own way of choosing is called. */
  pick: string;
  value: string;
  problem: string | undefined;
  onValue: (value: string) => void;
}

/** A colour by its digits, or by the browser's own way of choosing one. */
function ColorField({ pick, value, onValue, ...field }: ColorFieldProps): JSX.Element {
  return (
    <div class="look-color">
      <Field {...field} maxLength={9} value={value} onValue={onValue} />
      <input
        type="color"
        aria-label={pick}
        value={isColor(value) ? tidyColor(value) : "#000000"}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}

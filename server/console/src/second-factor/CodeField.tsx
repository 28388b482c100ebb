import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Field } from "../ui/Field.tsx";

interface CodeFieldProps {
  value: string;
  problem: string | undefined;
  hasFocus?: boolean;
  /** Only an app's: at set-up no recovery code exists yet. */
  isAppOnly?: boolean;
  onValue: (value: string) => void;
}

/** Where a code of the app, or one of the recovery codes, is typed. */
export function CodeField({
  value,
  problem,
  hasFocus = false,
  isAppOnly = false,
  onValue,
}: CodeFieldProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  // Not `autofocus`: browsers obey that once for each document, and the field before this one had it.
  useEffect(() => {
    if (hasFocus) box.current?.querySelector("input")?.focus();
  }, [hasFocus]);
  return (
    <div ref={box}>
      <Field
        label={t.secondFactor.code}
        hint={isAppOnly ? undefined : t.secondFactor.codeHint}
        autoComplete="one-time-code"
        maxLength={64}
        isNumber={isAppOnly}
        value={value}
        problem={problem}
        onValue={onValue}
      />
    </div>
  );
}

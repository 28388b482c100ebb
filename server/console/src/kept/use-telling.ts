import { useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Refusal } from "../refusal.ts";

/** Why the last thing that was done from a row was refused, and what does one and tells. */
export function useTelling(): {
  fault: string | undefined;
  telling: (act: Promise<void>) => Promise<void>;
} {
  const [fault, setFault] = useState<string | undefined>(undefined);
  const telling = async (act: Promise<void>): Promise<void> => {
    setFault(undefined);
    try {
      await act;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setFault(t.errors.desk[error.code] ?? t.errors.desk.internal);
    }
  };
  return { fault, telling };
}

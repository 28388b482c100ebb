import { useRef, useState } from "preact/hooks";
import { Refusal } from "../refusal.ts";
import { t } from "../i18n/index.ts";
import type { DeskErrorCode } from "@presently/shared/protocol";

export type Problems<Values> = Partial<Record<keyof Values | "form", string | undefined>>;

export interface FormState<Values> {
  values: Values;
  problems: Problems<Values>;
  isBusy: boolean;
  isDone: boolean;
  set<Key extends keyof Values>(key: Key, value: Values[Key]): void;
  reset(values: Values): void;
  submit(event: Event): void;
}

/**
 * One form: what was typed stays typed, whatever happens; a problem stands beside its field and the first one gets the focus. `check`
 * answers what is wrong before anything is sent; `refused` says which field a refusal of the server belongs to (else the form itself).
 */
export function useForm<Values extends object>(options: {
  initial: Values;
  check(values: Values): Problems<Values>;
  send(values: Values): Promise<void>;
  refused?: Partial<Record<DeskErrorCode, keyof Values>>;
  words?: Partial<Record<DeskErrorCode, string>>;
}): FormState<Values> {
  const [values, setValues] = useState(options.initial);
  const [problems, setProblems] = useState<Problems<Values>>({});
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const isSending = useRef(false);

  async function send(form: HTMLFormElement | null): Promise<void> {
    const found = options.check(values);
    setProblems(found);
    setDone(false);
    if (Object.values(found).some((problem) => problem !== undefined)) return focusProblem(form);
    isSending.current = true;
    setBusy(true);
    try {
      await options.send(values);
      setDone(true);
    } catch (error) {
      setProblems(problemsOf(error, options.refused ?? {}, options.words ?? {}));
      focusProblem(form);
    } finally {
      isSending.current = false;
      setBusy(false);
    }
  }

  return {
    values,
    problems,
    isBusy,
    isDone,
    set(key, value) {
      setValues((before) => ({ ...before, [key]: value }));
      setProblems((before) => ({ ...before, [key]: undefined, form: undefined }));
      setDone(false);
    },
    reset(next) {
      setValues(next);
      setProblems({});
      setDone(false);
    },
    submit(event) {
      event.preventDefault();
      if (isSending.current) return;
      void send(event.currentTarget instanceof HTMLFormElement ? event.currentTarget : null);
    },
  };
}

/** A refusal's words, beside the field it belongs to. */
function problemsOf<Values>(
  error: unknown,
  fields: Partial<Record<DeskErrorCode, keyof Values>>,
  words: Partial<Record<DeskErrorCode, string>>,
): Problems<Values> {
  const code = codeOf(error);
  const field = code === "unreachable" ? undefined : fields[code];
  const own = code === "unreachable" ? undefined : words[code];
  const text = own ?? t.errors.desk[code] ?? t.errors.desk.internal;
  const wait =
    error instanceof Refusal && error.retryAfterMs !== undefined && error.retryAfterMs > 0
      ? ` ${t.errors.retryIn(Math.ceil(error.retryAfterMs / 1000))}`
      : "";
  const problems: Problems<Values> = {};
  problems[field ?? "form"] = text + wait;
  return problems;
}

function codeOf(error: unknown): DeskErrorCode | "unreachable" {
  if (error instanceof Refusal) return error.code;
  throw error;
}

/** After the next paint, since the problem is rendered first. */
function focusProblem(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (field ?? form?.querySelector<HTMLElement>("[role=alert]"))?.focus();
  });
}

import type { JSX } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { SecondFactorView } from "@presently/shared/protocol";
import { locale, t } from "../i18n/index.ts";
import { Refusal } from "../refusal.ts";
import { ProofForm } from "./ProofForm.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import type { SecondFactorApi } from "./second-factor-api.ts";
import { SecondFactorSetup } from "./SecondFactorSetup.tsx";

/** One's own second step: switching it on and off, and new recovery codes. */
export function SecondFactorSettings({ api }: { api: SecondFactorApi }): JSX.Element {
  const words = t.secondFactor;
  const [view, setView] = useState<SecondFactorView | undefined>();
  const [isFailed, setFailed] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | undefined>();
  const [isTurnedOff, setTurnedOff] = useState(false);
  const load = useCallback(async (): Promise<void> => {
    try {
      setView(await api.view());
      setFailed(false);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setFailed(true);
    }
  }, [api]);
  useEffect(() => {
    void load();
  }, [load]);

  if (isFailed)
    return (
      <p class="callout is-bad" role="alert">
        {words.failed}{" "}
        <button type="button" class="link-button" onClick={() => void load()}>
          {t.door.tryAgain}
        </button>
      </p>
    );
  if (view === undefined) return <p class="field-hint">{words.loading}</p>;
  if (codes !== undefined)
    return (
      <RecoveryCodes
        codes={codes}
        onKept={() => {
          setCodes(undefined);
          void load();
        }}
      />
    );
  if (view.sinceMs === null)
    return (
      <>
        <p role="status">{isTurnedOff ? words.turnedOff : words.isOff}</p>
        {view.isRequired && <p class="field-hint">{words.neededIntro}</p>}
        <SecondFactorSetup api={api} onDone={() => void load()} />
      </>
    );
  return (
    <>
      <p role="status">
        {words.isOn(new Date(view.sinceMs).toLocaleDateString(locale, { dateStyle: "medium" }))}{" "}
        {words.codesLeft(view.recoveryCodesLeft)}
      </p>
      {view.isRequired && <p class="field-hint">{words.isRequired}</p>}
      <ProofForm
        title={words.newCodes}
        hint={words.newCodesHint}
        onProof={async (password, code) => setCodes(await api.newRecoveryCodes(password, code))}
      />
      <ProofForm
        title={words.turnOff}
        hint={words.turnOffHint}
        isDanger
        onProof={async (password, code) => {
          await api.turnOff(password, code);
          setTurnedOff(true);
          await load();
        }}
      />
    </>
  );
}

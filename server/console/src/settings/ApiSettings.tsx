import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import type { ApiToken, ApiTokenAnswer, SettingsView } from "@presently/shared/protocol";
import type { ConsoleApi } from "../api.ts";
import { apiWords } from "../i18n/api.ts";
import { t } from "../i18n/index.ts";
import { FormProblem } from "../ui/Field.tsx";
import { ShownOnce } from "../ui/ShownOnce.tsx";
import { useAnswer } from "../ui/use-answer.ts";
import { ApiTokenForm } from "./ApiTokenForm.tsx";
import { ApiTokenRow } from "./ApiTokenRow.tsx";

export interface ApiSettingsProps {
  api: Pick<ConsoleApi, "apiTokens" | "makeApiToken" | "revokeApiToken">;
  view: Pick<SettingsView, "sites" | "team">;
}

/** What programs come in with (API1): a token is made, shown once, and revoked. */
export function ApiSettings({ api, view }: ApiSettingsProps): JSX.Element {
  const words = apiWords;
  const { answer: tokens, problem, retry } = useAnswer(api.apiTokens);
  const [made, setMade] = useState<ApiTokenAnswer | undefined>(undefined);
  const [told, setTold] = useState("");
  const title = useRef<HTMLHeadingElement>(null);
  const revoke = async ({ tokenId, name }: ApiToken): Promise<void> => {
    await api.revokeApiToken(tokenId);
    setTold(words.revoked(name));
    title.current?.focus(); // the button goes with its row
    retry();
  };
  return (
    <>
      <p>
        <a href="/docs" target="_blank" rel="noopener">
          {words.docs}
        </a>{" "}
        <span class="field-hint">{words.docsHint}</span>
      </p>
      {made === undefined ? (
        <ApiTokenForm
          sites={view.sites}
          team={view.team}
          onMake={async (request) => {
            setMade(await api.makeApiToken(request));
            setTold("");
            retry();
          }}
        />
      ) : (
        <ShownOnce
          title={words.made(made.token.name)}
          hint={words.madeHint}
          secret={made.secret}
          done={words.done}
          onDone={() => setMade(undefined)}
        />
      )}
      <h2 ref={title} tabIndex={-1}>
        {words.tokens}
      </h2>
      <p role="status" class="field-hint">
        {told}
      </p>
      <FormProblem text={problem} />
      {tokens === undefined && problem === undefined && (
        <p class="field-hint">{t.settings.loading}</p>
      )}
      {tokens?.length === 0 && <p class="field-hint">{words.none}</p>}
      <ul class="sessions">
        {tokens?.map((token) => (
          <ApiTokenRow
            key={token.tokenId}
            token={token}
            sites={view.sites}
            team={view.team}
            onRevoke={() => revoke(token)}
          />
        ))}
      </ul>
    </>
  );
}

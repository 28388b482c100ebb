import type { JSX } from "preact";
import { t } from "../i18n/index.ts";
import type { SecondFactorApi } from "../second-factor/second-factor-api.ts";
import { Door } from "./Door.tsx";
import { Fetched } from "./Fetched.tsx";

const load = () => import("../second-factor/SecondFactorSetup.tsx");

interface SecureDoorProps {
  api: SecondFactorApi;
  onDone: () => void;
  onSignOut: () => void;
}

/** Where somebody sets up the second step that their role asks for, before the desk opens (TF6). */
export function SecureDoor({ api, onDone, onSignOut }: SecureDoorProps): JSX.Element {
  const words = t.secondFactor;
  return (
    <Door title={words.neededTitle} intro={<p>{words.neededIntro}</p>} isWide>
      <Fetched
        load={load}
        words={words}
        show={({ SecondFactorSetup }) => <SecondFactorSetup api={api} onDone={onDone} />}
      />
      <div class="form-actions">
        <button type="button" class="link-button" onClick={onSignOut}>
          {words.signOut}
        </button>
      </div>
    </Door>
  );
}

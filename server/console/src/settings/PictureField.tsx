import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import type { AgentId, SiteId } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { Refusal } from "../refusal.ts";
import { FieldProblem } from "../ui/Field.tsx";
import { type Fit, smallPicture } from "./small-picture.ts";

/** Sets whose picture it is; null takes it away. */
export type SetPicture = (owner: SiteId | AgentId, picture: string | null) => Promise<void>;

interface PictureFieldProps {
  owner: SiteId | AgentId;
  /** What names the one there is. */
  hash: string | null;
  label: string;
  hint: string;
  fit: Fit;
  onPicture: SetPicture;
}

/** A small picture that visitors see: it is set as soon as it is chosen (LK5). */
export function PictureField(props: PictureFieldProps): JSX.Element {
  const { owner, hash, label, hint, fit, onPicture } = props;
  const words = t.settings.picture;
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);

  async function set(file: File | null): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    const picture = file === null ? null : await smallPicture(file, fit).catch(() => undefined);
    try {
      if (picture === undefined) setProblem(words.unreadable);
      else await onPicture(owner, picture);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setProblem(t.errors.desk[error.code] ?? t.errors.desk.internal);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div class="field" role="group" aria-label={label}>
      <span class="field-label" aria-hidden="true">
        {label}
      </span>
      <p class="field-hint">{hint}</p>
      <div class="picture-field">
        {hash !== null && (
          <img
            class={fit === "cut" ? "picture-shown is-round" : "picture-shown"}
            src={`/pictures/${owner}?v=${hash}`}
            width={48}
            height={48}
            alt={words.shown}
          />
        )}
        <button
          type="button"
          class="button is-small"
          disabled={isBusy}
          onClick={() => input.current?.click()}
        >
          {hash === null ? words.choose : words.other}
        </button>
        {hash !== null && (
          <button
            type="button"
            class="button is-small"
            disabled={isBusy}
            onClick={() => void set(null)}
          >
            {words.remove}
          </button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/webp"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = ""; // the same file may be chosen again
          if (file) void set(file);
        }}
      />
      {problem !== undefined && <FieldProblem text={problem} />}
      <span role="status" class="only-for-readers">
        {isBusy && t.settings.saving}
      </span>
    </div>
  );
}

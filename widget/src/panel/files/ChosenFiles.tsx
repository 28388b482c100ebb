/** @jsxImportSource #lent */
import type { FileLimits } from "@presently/shared/protocol";
import type { VNode } from "preact";
import type { ExtraTools } from "../talk/extras.ts";
import type { Chosen, Refused } from "./chosen-files.ts";
import type { Box } from "./fit.ts";
import { saidLimit, saidSize } from "./said-size.ts";
import type { FilesTexts } from "./texts.ts";

/** The picture on a chosen file, in px. */
const SMALL = { width: 40, height: 40 };

interface Props {
  readonly tools: ExtraTools;
  readonly texts: FilesTexts;
  readonly files: readonly Chosen[];
  readonly refused: readonly Refused[];
  readonly limits: FileLimits | null;
  readonly held: string | undefined;
  readonly retry: (key: number) => void;
  readonly remove: (key: number) => void;
  readonly edit: () => void;
  readonly paint: (canvas: HTMLCanvasElement, file: Blob, room: Box) => Promise<void>;
}

/** Above the box: what goes with the next message, what of it was refused, and a message that waits for its files. */
export function chosenFiles(props: Props): VNode {
  const { texts, files, held } = props;
  return (
    <div class="chosen" key="chosen">
      <div id="files-fault" role="alert">
        {props.refused.map((each) => (
          <p class="fault" key={each.why} dir="auto">
            {refusalWords(props, each)}
          </p>
        ))}
      </div>
      {files.length > 0 && (
        <ul role="list" key="list">
          {files.map((file) => chip(props, file))}
        </ul>
      )}
      {held !== undefined && (
        <p class="held" key="held">
          {texts.held} <q dir="auto">{held}</q>{" "}
          <button type="button" class="inline" onClick={props.edit}>
            {texts.edit}
          </button>
        </p>
      )}
    </div>
  );
}

function refusalWords({ tools, texts, limits }: Props, { why, names }: Refused): string {
  return tools.fill(texts.refused[why], {
    names: names.join(", "),
    n: limits?.maxPerMessage ?? "",
    size: saidLimit(limits?.maxBytes ?? 0, texts.lang),
  });
}

function chip({ tools, texts, retry, remove, paint }: Props, file: Chosen): VNode {
  const { key, name, bytes, state, blob } = file;
  return (
    <li class={`chip ${state.at}`} key={key}>
      {blob?.type.startsWith("image/") && (
        <canvas key="picture" aria-hidden="true" ref={painted(blob, paint)} />
      )}
      <span class="chip-words">
        <bdi>{name}</bdi>
        {state.at === "way" ? (
          <progress max={1} value={state.share} aria-label={name} />
        ) : (
          <span class={state.at === "failed" ? "fault" : "state"} dir="auto">
            {state.at === "failed" ? texts.failed[state.why] : saidSize(bytes, texts.lang)}
          </span>
        )}
      </span>
      {state.at === "failed" && (
        <button type="button" class="inline" key="retry" onClick={() => retry(key)}>
          {tools.texts.retry}
          <span class="unseen">: {name}</span>
        </button>
      )}
      <button
        type="button"
        class="icon take-back"
        aria-label={`${tools.texts.remove}: ${name}`}
        onClick={() => remove(key)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M7 7l10 10M17 7L7 17" />
        </svg>
      </button>
    </li>
  );
}

const painters = new WeakMap<Blob, (canvas: HTMLCanvasElement | null) => void>();

/** The same function for the same file each time it is drawn, or it would be painted each time. What can't be painted stays away. */
function painted(blob: Blob, paint: Props["paint"]) {
  const known = painters.get(blob);
  if (known) return known;
  const painter = (canvas: HTMLCanvasElement | null) => {
    if (canvas) paint(canvas, blob, SMALL).catch(() => (canvas.hidden = true));
  };
  painters.set(blob, painter);
  return painter;
}

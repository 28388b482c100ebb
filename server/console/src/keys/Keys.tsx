import type { JSX } from "preact";
import { t } from "../i18n/index.ts";

/** Whether this is a machine whose keyboard has Cmd. */
export const isMac: boolean =
  typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** Keys as words: "Ctrl+K", "G then W". */
export function keyWords(keys: string): string {
  return keys
    .split(" ")
    .map((stroke) => strokeParts(stroke).join("+"))
    .join(` ${t.keys.thenKey} `);
}

function strokeParts(stroke: string): readonly string[] {
  return stroke.split("+").map((part) => {
    const name = part === "Mod" && isMac ? "ModOnMac" : part;
    return t.keys.named[name] ?? part.toUpperCase();
  });
}

/** Keys as they stand on a keyboard. */
export function Keys({ keys }: { keys: string }): JSX.Element {
  return (
    <span class="keys">
      {keys.split(" ").map((stroke, at) => (
        <span key={at}>
          {at > 0 && <span class="keys-then"> {t.keys.thenKey} </span>}
          {strokeParts(stroke).map((part) => (
            <kbd key={part}>{part}</kbd>
          ))}
        </span>
      ))}
    </span>
  );
}

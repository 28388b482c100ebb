import type { ExtraTools } from "../talk/extras.ts";
import type { ChosenFiles } from "./chosen-files.ts";
import type { FilesTexts } from "./texts.ts";

/** How far a long upload has come is said so often, in ms. */
const SHARE_EVERY_MS = 10_000;

/**
 * Says to screen readers what becomes of chosen files: once when they go up, once when they are there, each that failed, and of a long one now and then how
 * far it is. What was refused is an alert of its own.
 */
export function createSpeech({ say, fill }: ExtraTools, texts: FilesTexts, now = Date.now) {
  let states = new Map<number, string>();
  let saidAtMs = 0;

  return ({ list }: Pick<ChosenFiles, "list">): void => {
    const before = states;
    const files = list();
    states = new Map(files.map(({ key, state }) => [key, state.at]));
    const fresh = (at: string) =>
      files
        .filter(({ key, state }) => state.at === at && before.get(key) !== at)
        .map(({ name }) => name)
        .join(", ");
    const on = files.find(({ state }) => state.at === "way");
    const begun = fresh("way");
    const ready = fresh("ready");
    const words = [
      begun && fill(texts.uploading, { names: begun }),
      ready && before.size > 0 && fill(texts.ready, { names: ready }),
      ...files.map(
        ({ key, name, state }) =>
          state.at === "failed" &&
          before.get(key) !== "failed" &&
          `${name}: ${texts.failed[state.why]}`,
      ),
    ].filter((each) => typeof each === "string" && each !== "");
    const isLong = on && words.length === 0 && now() - saidAtMs >= SHARE_EVERY_MS;
    if (isLong && on.state.at === "way" && on.state.share > 0) {
      const share = on.state.share.toLocaleString(texts.lang, { style: "percent" });
      words.push(`${on.name}: ${share}`);
    }
    if (words.length === 0) return;
    saidAtMs = now();
    say(words.join(". "));
  };
}

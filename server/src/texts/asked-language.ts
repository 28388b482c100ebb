import { allTexts } from "./texts.ts";

/** No browser names more; whoever sends more than that is read no further. */
const MOST_ASKED = 20;

/**
 * The first of our languages among those that a browser asks for in `Accept-Language`, by its weights; English where none of ours is among them. A
 * region is left out: "pt-BR" asks for Portuguese.
 */
export function askedLanguage(header: string | undefined): string {
  const asked = (header ?? "").split(",", MOST_ASKED).map((entry) => {
    const [tag = "", weight] = entry.split(";");
    const language = tag.trim().split("-")[0]?.toLowerCase();
    return { language, weight: Number(/^\s*q=([\d.]+)\s*$/.exec(weight ?? "q=1")?.[1] ?? 0) };
  });
  const ours = asked
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .find(({ language }) => allTexts.some(({ lang }) => lang === language));
  return ours?.language ?? "en";
}

import type { Page } from "playwright-core";
import { contrastOf } from "../../shared/src/look/contrast.ts";
import { type Part, partsOn } from "./coloured-parts.ts";

/** What a difference has to have to be seen in shades of grey (technique G183 of WCAG 1.4.1). */
const SEEN_IN_GREY = 3;

/**
 * "Never by colour alone" (AC11, WCAG 1.4.1), as a machine can hold it. Parts of one kind that wear different colours mean different things by them. Then either
 * shades of grey tell the colours apart, or something else does that all of the one colour have and none of the other: a word, an edge, a weight, a line under it,
 * a drawing. A link within a sentence has a line under it or is bold.
 */
export interface ColourBook {
  /** Writes down what is on the page now. */
  note(page: Page): Promise<void>;
  /** What is told by its colour alone in all that was noted, and links that only their colour shows. */
  faults(): string[];
  /** How many kinds of parts were seen in more than one colour: with none, nothing was compared. */
  compared(): number;
}

/** `people` are words that people wrote or are called: a part that has another of them has not another meaning. */
export function colourBook(people: RegExp = /(?!)/g): ColourBook {
  const kinds = new Map<string, Map<string, Part[]>>();
  const links = new Set<string>();
  return {
    async note(page) {
      await page.mouse.move(0, 0); // what is pointed at looks other, and the pointer shows why
      const { parts, links: plain } = await partsOn(page);
      for (const link of plain) links.add(`a link that only its colour shows: ${link}`);
      for (const part of parts) {
        const { ink, ground, edge } = part.own;
        const worn = `${ink}, ${ground}, ${edge}`;
        const groups = kinds.get(part.kind) ?? new Map<string, Part[]>();
        kinds.set(part.kind, groups);
        groups.set(worn, [...(groups.get(worn) ?? []), part]);
      }
    },
    faults: () => [
      ...links,
      ...[...kinds].flatMap(([kind, groups]) =>
        pairsOf([...groups.values()])
          .filter(([ones, others]) => differs(ones[0], others[0]))
          .filter(([ones, others]) => !isSeenInGrey(ones, others) && !isTold(ones, others, people))
          .map(([[one], [other]]) => `${kind}: "${said(one)}" and "${said(other)}"`),
      ),
    ],
    compared: () => [...kinds.values()].filter(({ size }) => size > 1).length,
  };
}

type Pair = readonly [readonly Part[], readonly Part[]];

function pairsOf(groups: readonly (readonly Part[])[]): Pair[] {
  return groups.flatMap((one, at) => groups.slice(at + 1).map((other): Pair => [one, other]));
}

const PARTS = ["ink", "ground", "edge"] as const;

/** Two ways to come by the same colours are no difference. */
function differs(one: Part | undefined, other: Part | undefined): boolean {
  return PARTS.some(
    (part) => one?.own[part] !== other?.own[part] && one?.drawn[part] !== other?.drawn[part],
  );
}

function isSeenInGrey(ones: readonly Part[], others: readonly Part[]): boolean {
  return ones.every((one) =>
    others.every((other) =>
      PARTS.some(
        (part) =>
          one.own[part] !== other.own[part] &&
          contrastOf(one.drawn[part], other.drawn[part]) >= SEEN_IN_GREY,
      ),
    ),
  );
}

/** Whether something that is no colour is there in all of the ones and in none of the others, or the other way round. */
function isTold(ones: readonly Part[], others: readonly Part[], people: RegExp): boolean {
  const [those, these] = [ones, others].map((parts) =>
    parts.map(({ shape, words }) => new Set([...shape, ...wordsIn(words, people)])),
  );
  const isMark = (here: readonly Set<string>[] = [], there: readonly Set<string>[] = []) =>
    [...(here[0] ?? [])].some(
      (sign) => here.every((all) => all.has(sign)) && !there.some((all) => all.has(sign)),
    );
  return isMark(those, these) || isMark(these, those);
}

/** Numbers are no words: how late is late is not told by them. */
function wordsIn(text: string, people: RegExp): string[] {
  return (
    text
      .replace(people, " ")
      .toLowerCase()
      .match(/\p{L}+|[!?⚠✓✗★☆•↩]/gu) ?? []
  );
}

function said(part: Part | undefined): string {
  if (part === undefined) return "";
  const { ink, ground, edge } = part.drawn;
  return `${part.words.slice(0, 40)} (${ink} on ${ground}, edge ${edge})`;
}

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync, Visitor } from "vite";

/** Where the words of a verdict stand among what a call is given. */
const PLACE_OF_WORDS: Readonly<Record<string, number>> = { expect: 1, seenThat: 1, until: 0 };

/** Every verdict that the judge can give, as its own files say it: to hold one thing more is to have one more here. */
export function verdictsOfJudge(): string[] {
  const files = globSync("judge{,-*}.ts", { cwd: import.meta.dirname });
  return files.flatMap((file) =>
    verdictsIn(file, readFileSync(join(import.meta.dirname, file), "utf8")),
  );
}

/** The words of each claim in one file, in the order they stand there. Of words that are put together when it runs, those before the first gap. */
export function verdictsIn(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  const found: string[] = [];
  new Visitor({
    CallExpression({ callee, arguments: given, start }) {
      const place = callee.type === "Identifier" ? PLACE_OF_WORDS[callee.name] : undefined;
      if (place === undefined) return;
      const words = wordsOf(given[place]);
      if (words === "") throw new Error(`${file}: no words for ${source.slice(start, start + 60)}`);
      found.push(words);
    },
  }).visit(program);
  return found;
}

type Given = Parameters<
  NonNullable<ConstructorParameters<typeof Visitor>[0]["CallExpression"]>
>[0]["arguments"][number];

function wordsOf(given: Given | undefined): string {
  if (given?.type === "Literal" && typeof given.value === "string") return given.value;
  if (given?.type === "TemplateLiteral") return given.quasis[0]?.value.cooked?.trim() ?? "";
  return "";
}

/** Whether a failure is this verdict and no other: its words come first, before what was found. */
export function isVerdict(verdict: string, { message }: Error): boolean {
  return [verdict, `gave up waiting until ${verdict}`].some((words) => message.startsWith(words));
}

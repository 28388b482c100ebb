import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { CUTS, withoutCuts } from "../lean-preact.ts";

const preact = readFileSync(fileURLToPath(import.meta.resolve("preact")), "utf8");

/** What only works with Preact as it comes. */
const CUT_AWAY = new RegExp(
  [
    /componentWill(?:Mount|ReceiveProps|Update)|shouldComponentUpdate|forceUpdate/,
    /componentDidCatch|getDerivedStateFromError/,
    /[cC]ontextType|getChildContext|createContext|this\.context\b/,
    /createPortal|\bhydrate\b|cloneElement|isValidElement|toChildArray|preact\/(?:hooks|compat)/,
    /setState\(\s*(?:async )?(?:\([^)]*\)|\w+) =>|setState\([^;]*\}, *\(/,
    /dangerouslySetInnerHTML|className=|xlink|<(?:math|foreignObject|template)\b/,
    /\bon\w+Capture=|style=["']|style=\{`|(?:rowSpan|colSpan|popover|is)=/,
  ]
    .map(({ source }) => source)
    .join("|"),
);

test("every piece that the build cuts out of Preact is there once, and what is left is a program", () => {
  expect(() => withoutCuts(preact)).not.toThrow();
  expect(() => withoutCuts(`${preact}${CUTS[0]?.pieces[0]?.[0]}`)).toThrow("not once");
  expect(() => withoutCuts(preact.replace("componentWillMount", "willMount"))).toThrow("not once");
  expect(withoutCuts(preact)).not.toContain("innerHTML");
});

test("no component of ours uses what is cut out of Preact", () => {
  const folder = import.meta.dirname;
  const users = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .flatMap((file) => CUT_AWAY.exec(readFileSync(join(folder, file), "utf8")) ?? [])
    .map(([use]) => use);
  expect(users).toEqual([]);
  for (const use of ["createContext(", "onClickCapture={", "this.setState((s) =>"])
    expect(use).toMatch(CUT_AWAY);
});

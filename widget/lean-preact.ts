import { parseAst, type Plugin } from "vite";

/** What no component of ours has, no element of ours is given, and nothing beside Preact sets: to read it says that there is none. */
export const ABSENT = new Set([
  ..."componentWillMount componentWillReceiveProps componentWillUpdate shouldComponentUpdate".split(
    " ",
  ),
  ..."getDerivedStateFromError componentDidCatch contextType getChildContext".split(" "),
  ..."vnode diffed unmount event debounceRendering".split(" "), // what tools and other libraries hook in at
  "then", // of what a component throws: none throws a promise
  "is",
]);
/** What no element, property or address is called here. */
export const NEVER: ReadonlySet<unknown> = new Set([
  "dangerouslySetInnerHTML",
  "style", // of an element: a rule of the sheet, or set where it is drawn
  "defaultValue",
  "defaultChecked",
  "math",
  "http://www.w3.org/1998/Math/MathML",
  "foreignObject",
  "template",
]);
/** Kinds of nodes that nothing of ours draws into or between: comments and documents. */
const NO_KINDS = new Set<unknown>([8, 9]);
/** How Preact marks what it takes over from a server's drawing. */
const NO_FLAGS = new Set<unknown>([32, 128]);

/** A node of the tree, as far as it is looked at (ESTree). */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly operator?: string;
  readonly computed?: boolean;
  readonly value?: unknown;
  readonly name?: string;
  readonly left?: Node;
  readonly right?: Node;
  readonly property?: Node;
}

/** What stands for a node: nothing, where it is to stay. */
function insteadOf({
  type,
  operator = "",
  computed,
  left,
  right,
  property,
}: Node): string | undefined {
  if (type === "MemberExpression" && !computed && ABSENT.has(property?.name ?? "")) return "void 0";
  if (type !== "BinaryExpression") return undefined;
  const given = left?.type === "Literal" ? left.value : right?.value;
  if (operator === "&" && NO_FLAGS.has(given)) return "0";
  if (operator === "in" && NEVER.has(given)) return "false";
  if (operator !== "==" && operator !== "!=") return undefined;
  const isKind = [left, right].some((side) => side?.property?.name === "nodeType");
  if (NEVER.has(given) || (isKind && NO_KINDS.has(given)))
    return operator === "!=" ? "true" : "false";
  return undefined;
}

/** Preact's file with what is never there written into it, by names that are its public ones; the minifier then leaves out what hangs on them. */
export function withoutAbsent(code: string): string {
  const found: { start: number; end: number; text: string }[] = [];
  look(parseAst(code));
  return found
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (all, { start, end, text }) => `${all.slice(0, start)}(${text})${all.slice(end)}`,
      code,
    );

  function look(node: unknown, isWritten = false): void {
    if (typeof node !== "object" || node === null) return;
    const text = "type" in node && !isWritten ? insteadOf(node as Node) : undefined;
    if (text !== undefined) {
      const { start, end } = node as Node;
      found.push({ start, end, text });
      return;
    }
    for (const [name, part] of Object.entries(node))
      look(part, name === "left" && "type" in node && node.type === "AssignmentExpression");
  }
}

/**
 * Leaves out of Preact what the chat does not use, 0.5 kB of what comes before a visitor can type. A name that a newer Preact has no more changes
 * nothing. `lean-preact.test.ts` tells of components that use one of them, and the one of that name in `test/long` compares what both draw.
 */
export const leanPreact: Plugin = {
  name: "lean-preact",
  enforce: "pre",
  transform: {
    filter: { id: /\/preact\/dist\/preact\.mjs$/ },
    handler: (code) => ({ code: withoutAbsent(code), map: null }),
  },
};

import { parseAst, type Plugin } from "vite";

/**
 * Writes strings that the minifier put between back quotes between quotation marks, which Brotli knows better: 0.06 kB of the panel. Templates
 * stay, and what holds a line's end, a quotation mark or a back slash.
 */
export const plainQuotes: Plugin = {
  name: "plain-quotes",
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === "chunk") file.code = requoted(file.code);
  },
};

function requoted(code: string): string {
  const found: { start: number; end: number; text: string }[] = [];
  look(parseAst(code));
  return found
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (all, { start, end, text }) => `${all.slice(0, start)}"${text}"${all.slice(end)}`,
      code,
    );

  /** Takes the tree as it comes: only the nodes of templates are looked into by name. */
  function look(node: unknown): void {
    if (typeof node !== "object" || node === null) return;
    if ("type" in node && node.type === "TaggedTemplateExpression") return;
    if ("type" in node && node.type === "TemplateLiteral") {
      // Safe: so is such a node (ESTree).
      const { start, end, quasis } = node as unknown as {
        start: number;
        end: number;
        quasis: readonly { value: { raw: string } }[];
      };
      const text = quasis[0]?.value.raw ?? "";
      if (quasis.length === 1 && !/[\n"\\]/.test(text)) found.push({ start, end, text });
    }
    Object.values(node).forEach(look);
  }
}

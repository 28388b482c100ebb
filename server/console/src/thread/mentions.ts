import type { AgentId } from "@presently/shared/protocol";

export interface Colleague {
  agentId: AgentId;
  name: string;
}

/** The name that is being begun after an @ right before the caret, and where that @ stands; null when none is. */
export function mentionBegun(text: string, caret: number): { at: number; begun: string } | null {
  const before = text.slice(0, caret);
  const at = before.lastIndexOf("@");
  if (at === -1 || (at > 0 && !/[\s(]/.test(before[at - 1] ?? ""))) return null;
  const begun = before.slice(at + 1);
  return begun.length > 40 || begun.includes("\n") || /\s\s/.test(begun) ? null : { at, begun };
}

/** Colleagues whose name, or a word of it, begins so. */
export function colleaguesLike(colleagues: readonly Colleague[], begun: string): Colleague[] {
  const sought = fold(begun.trim());
  return colleagues.filter(
    ({ name }) =>
      fold(name).startsWith(sought) ||
      fold(name)
        .split(" ")
        .some((word) => word.startsWith(sought)),
  );
}

/** The text with the begun mention finished, and where the caret then stands. */
export function withMention(
  text: string,
  at: number,
  caret: number,
  name: string,
): { text: string; caret: number } {
  const written = `@${name} `;
  return {
    text: text.slice(0, at) + written + text.slice(caret).replace(/^ /, ""),
    caret: at + written.length,
  };
}

/** Who is mentioned: the longest name after each @, so that "@Jan Berg" is not also Jan. */
export function mentionsIn(text: string, colleagues: readonly Colleague[]): AgentId[] {
  const byLength = colleagues.toSorted((a, b) => b.name.length - a.name.length);
  const mentioned = new Set<AgentId>();
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const rest = text.slice(at + 1);
    const found = byLength.find(
      ({ name }) =>
        name !== "" && rest.startsWith(name) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length)),
    );
    if (found !== undefined) mentioned.add(found.agentId);
  }
  return [...mentioned];
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

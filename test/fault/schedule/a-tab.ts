import type { Tab, Visitor } from "./visitor.ts";
import type { World } from "./world.ts";

/** A tab of theirs; one that has none may open two at once. */
export function aTab({ random }: World, visitor: Visitor): Tab {
  if (visitor.tabs.length > 0) return random.pick(visitor.tabs);
  const tab = visitor.openTab();
  if (random.chance(0.2)) visitor.openTab();
  return tab;
}

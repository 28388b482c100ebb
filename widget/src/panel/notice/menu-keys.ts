/** Which of the menu's items has the focus after a key; null: the menu closes; undefined: it is no key of the menu's. */
export function itemAfter(key: string, at: number, count: number): number | null | undefined {
  switch (key) {
    case "ArrowDown":
      return (at + 1) % count;
    case "ArrowUp":
      return (at + count - 1) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    case "Escape":
    case "Tab":
      return null;
    default:
      return undefined;
  }
}

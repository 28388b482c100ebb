/** Where an action holds: everywhere, beside the lanes, in the conversation that is open, in the field one writes in. */
export type Place = "everywhere" | "list" | "conversation" | "composer";

interface DeclaredAction {
  /** As `strokeOf` writes a key; two with a space between are pressed one after the other; `1…9` is any of the nine. */
  readonly keys: string;
  readonly place: Place;
  /** Of keys that a browser or WCAG leaves alone: they stay as they are, and hold in fields too where they need Mod. */
  readonly isFixed?: true;
}

/**
 * Every action that has keys, once: the sheet, the palette and the settings are made from it, and its words are in i18n/en-keys.ts. What an action
 * does stands where its feature lives (`useActions`); an action that nobody offers now is shown nowhere.
 */
export const actionTable = {
  "palette.open": { keys: "Mod+k", place: "everywhere", isFixed: true },
  "keys.show": { keys: "?", place: "everywhere" },
  "chat.accept": { keys: "a", place: "everywhere" },
  "unanswered.next": { keys: "u", place: "everywhere" },
  "chat.jump": { keys: "1…9", place: "everywhere", isFixed: true },
  "availability.cycle": { keys: "s", place: "everywhere" },
  "wrapUp.end": { keys: "w", place: "everywhere" },
  "last.undo": { keys: "z", place: "everywhere" },
  "lane.waiting": { keys: "g w", place: "everywhere" },
  "lane.mine": { keys: "g m", place: "everywhere" },
  "lane.unanswered": { keys: "g u", place: "everywhere" },
  "lane.promised": { keys: "g p", place: "everywhere" },
  "lane.complaints": { keys: "g l", place: "everywhere" },
  "lane.team": { keys: "g t", place: "everywhere" },
  "lane.closed": { keys: "g c", place: "everywhere" },
  "board.open": { keys: "g b", place: "everywhere" },
  "settings.open": { keys: "g s", place: "everywhere" },
  "search.open": { keys: "g /", place: "everywhere" },
  "search.openInFields": { keys: "Mod+/", place: "everywhere", isFixed: true },
  "list.next": { keys: "j", place: "list" },
  "list.previous": { keys: "k", place: "list" },
  "list.back": { keys: "Escape", place: "conversation", isFixed: true },
  "reply.write": { keys: "r", place: "conversation" },
  "note.write": { keys: "n", place: "conversation" },
  "chat.transfer": { keys: "t", place: "conversation" },
  "chat.escalate": { keys: "Shift+e", place: "conversation" },
  "chat.assign": { keys: "Shift+t", place: "conversation" },
  "promise.make": { keys: "h", place: "conversation" },
  "questions.show": { keys: "q", place: "conversation" },
  "chat.close": { keys: "e", place: "conversation" },
  "chat.tag": { keys: "#", place: "conversation" },
  "chat.disposition": { keys: "d", place: "conversation" },
  "card.toggle": { keys: "i", place: "conversation" },
  "reply.canned": { keys: "Mod+j", place: "composer", isFixed: true },
  "message.send": { keys: "Mod+Enter", place: "composer", isFixed: true },
  "message.sendAndClose": { keys: "Mod+Shift+Enter", place: "composer", isFixed: true },
} as const satisfies Readonly<Record<string, DeclaredAction>>;

export type ActionId = keyof typeof actionTable;

export const places: readonly Place[] = ["everywhere", "list", "conversation", "composer"];

/** The declared actions, in the order in which they are shown. */
export const actionIds = Object.keys(actionTable) as ActionId[]; // the keys of the object above, and no others

/** What is declared of an action. */
export function declared(id: ActionId): DeclaredAction {
  return actionTable[id];
}

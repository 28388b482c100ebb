import type { ConversationId } from "@presently/shared/protocol";
import { calm } from "@presently/shared/view/calm";
import { type LaneName, laneNames, type Lanes } from "../desk/lanes.ts";
import { t } from "../i18n/index.ts";
import { type ActionId, actionIds } from "../keys/action-table.ts";
import type { Actions } from "../keys/actions.ts";
import { type ChosenKeys, keysOf } from "../keys/bindings.ts";
import { visitorNameOf } from "../ui/display-text.ts";
import type { Entry } from "./found.ts";

/** What leads to the palette itself, to nine places at once, or to where another action leads. */
const unlisted: ReadonlySet<ActionId> = new Set([
  "palette.open",
  "chat.jump",
  "search.openInFields",
]);

/** What can be done now, with its keys. */
export function actionEntries(actions: Actions, chosen: ChosenKeys): Entry[] {
  const available = actions.available();
  return actionIds.flatMap((id) => {
    const run = available.get(id);
    if (run === undefined || unlisted.has(id)) return [];
    const keys = keysOf(id, chosen);
    return [{ key: id, kind: "actions", label: t.keys.actions[id], keys, run: () => run("") }];
  });
}

/** Every conversation the desk has in a lane, once: in the lane of its state, else among the unanswered. */
export function conversationEntries(
  lanes: Lanes,
  open: (lane: LaneName, id: ConversationId) => void,
): Entry[] {
  const seen = new Set<ConversationId>();
  const inOrder = laneNames.toSorted(
    (a, b) => Number(a === "unanswered") - Number(b === "unanswered"),
  );
  return inOrder.flatMap((lane) =>
    lanes[lane].flatMap((item): Entry[] => {
      const { conversationId, visitorName, lastMessage } = item;
      if (seen.has(conversationId)) return [];
      seen.add(conversationId);
      const said = lastMessage === null ? t.inbox.noMessage : calm(lastMessage.text);
      return [
        {
          key: conversationId,
          kind: "conversations",
          label: visitorNameOf(visitorName),
          detail: `${t.inbox.lanes[lane]} · ${said}`,
          run: () => open(lane, conversationId),
        },
      ];
    }),
  );
}

import { useLocation } from "preact-iso";
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Availability, ConversationId } from "@presently/shared/protocol";
import type { LaneName } from "../desk/lanes.ts";
import { t } from "../i18n/index.ts";
import type { ActionId } from "../keys/action-table.ts";
import { useActions } from "../keys/actions.ts";
import { isMac } from "../keys/Keys.tsx";
import { KeySheet } from "../keys/KeySheet.tsx";
import { createKeyListener } from "../keys/listen.ts";
import { isTypedInto } from "../keys/stroke.ts";
import { actionEntries, conversationEntries } from "../palette/entries.ts";
import type { Entry } from "../palette/found.ts";
import { Palette } from "../palette/Palette.tsx";
import { SEARCH_FIELD } from "../search/search-field.ts";
import { isNamed } from "../complaints/answering.ts";
import { conversationHref, laneHref } from "./address.ts";
import { settingsPagesOf } from "./settings-pages.ts";
import type { Workplace } from "./use-workplace.ts";

const SETTINGS = "/console/settings/shortcuts";
const BOARD = "/console/board";
const nextAvailability: Record<Availability, Availability> = {
  online: "away",
  away: "break",
  break: "online",
};

/** The keys of the whole console: listens, does what holds everywhere, and shows the palette and the sheet. */
export function DeskKeys({ workplace }: { workplace: Workplace }): JSX.Element {
  const { actions, keys, desk } = workplace;
  const [shown, setShown] = useState<"none" | "palette" | "sheet">("none");
  const [available, setAvailable] = useState<ReadonlySet<ActionId>>(new Set());
  const listen = useMemo(
    () =>
      createKeyListener({
        actions,
        chosen: () => keys.chosen.value,
        isMac,
        isTypedInto,
        isBehindDialog: () => document.querySelector("dialog[open], details.menu[open]") !== null,
      }),
    [actions, keys],
  );
  useEffect(() => {
    document.addEventListener("keydown", listen);
    const stopFollowing = keys.follow();
    return () => {
      document.removeEventListener("keydown", listen);
      stopFollowing();
    };
  }, [listen, keys]);
  useDeskActions(workplace);
  useActions({
    "palette.open": () => setShown("palette"),
    "keys.show": () => {
      setAvailable(new Set(actions.available().keys()));
      setShown("sheet");
    },
  });
  const { route } = useLocation();
  const hide = (): void => setShown("none");
  return (
    <>
      {shown === "palette" && (
        <Palette
          entries={() => [
            ...actionEntries(actions, keys.chosen.value),
            ...conversationEntries(desk.lanes.value, (lane, id) =>
              route(conversationHref(lane, id)),
            ),
            ...pageEntries(workplace, route),
          ]}
          onClose={hide}
        />
      )}
      {shown === "sheet" && (
        <KeySheet
          available={available}
          chosen={keys.chosen.value}
          settingsHref={SETTINGS}
          onClose={hide}
        />
      )}
    </>
  );
}

/** What holds on every page of the console. */
function useDeskActions({ desk, address, notices, accept }: Workplace): void {
  const { route } = useLocation();
  const view = desk.desk.value;
  const lanes = desk.lanes.value;
  const chosen = desk.chosenAvailability.value;
  const openId = address.page === "inbox" ? address.conversationId : undefined;
  const offer = (view?.offers ?? []).toSorted((a, b) => a.expiresAtMs - b.expiresAtMs)[0];
  const wrapUp = view?.wrapUps[0];
  const owed = lanes.unanswered;
  const canAccept =
    offer !== undefined || (chosen.availability === "online" && lanes.waiting.length > 0);
  const toSearch = (): void => {
    if (address.page === "search") document.getElementById(SEARCH_FIELD)?.focus();
    else route("/console/search");
  };
  const toLane = (lane: LaneName) => (): void => {
    route(laneHref(lane));
    requestAnimationFrame(() => document.getElementById("lane-title")?.focus());
  };
  /** What is open already has the field to write in, as it has when it is opened. */
  const toConversation = (lane: LaneName, id: ConversationId): void => {
    route(conversationHref(lane, id));
    if (id === openId)
      requestAnimationFrame(() => document.querySelector<HTMLElement>(".composer-field")?.focus());
  };
  useActions({
    "chat.accept": canAccept ? () => void accept(offer?.conversationId) : undefined,
    "unanswered.next":
      owed.length === 0
        ? undefined
        : () => {
            const at = owed.findIndex(({ conversationId }) => conversationId === openId);
            const next = owed[(at + 1) % owed.length];
            if (next !== undefined) toConversation("unanswered", next.conversationId);
          },
    "chat.jump":
      lanes.mine.length === 0
        ? undefined
        : (digit) => {
            const item = lanes.mine[Number(digit) - 1];
            if (item !== undefined) toConversation("mine", item.conversationId);
          },
    "availability.cycle":
      view === undefined
        ? undefined
        : () => {
            // As it is now: two presses may come faster than the page is drawn.
            const { availability } = desk.chosenAvailability.value;
            void notices.telling(desk.setAvailability(nextAvailability[availability]));
          },
    "wrapUp.end":
      wrapUp === undefined
        ? undefined
        : () =>
            void notices.telling(
              desk.ask({ type: "wrapUp.end", conversationId: wrapUp.conversationId }),
            ),
    "lane.waiting": toLane("waiting"),
    "lane.mine": toLane("mine"),
    "lane.unanswered": toLane("unanswered"),
    "lane.promised": toLane("promised"),
    "lane.complaints": toLane("complaints"),
    "lane.team": toLane("team"),
    "lane.closed": toLane("closed"),
    "board.open": view === undefined || view.role === "agent" ? undefined : () => route(BOARD),
    "settings.open": () => route(SETTINGS),
    "search.open": toSearch,
    "search.openInFields": toSearch,
  });
}

/** Every page this agent may open. */
function pageEntries({ desk }: Workplace, route: (path: string) => void): Entry[] {
  const view = desk.desk.value;
  const role = view?.role ?? "agent";
  const page = (path: string, label: string, detail?: string): Entry => ({
    key: path,
    kind: "pages",
    label,
    detail,
    run: () => route(path),
  });
  return [
    ...(role === "agent"
      ? []
      : [
          page(BOARD, t.board.title),
          page("/console/promised-waits", t.promisedWaits.title),
          page("/console/staffing", t.staffing.title),
          page("/console/reports", t.reports.title),
          page("/console/asked", t.asked.title),
        ]),
    page("/console/my-figures", t.myFigures.title),
    page("/console/good-work", t.shelf.title),
    ...settingsPagesOf(role, view !== undefined && isNamed(view)).map((name) =>
      page(`/console/settings/${name}`, t.settings.pages[name], t.settings.title),
    ),
  ];
}

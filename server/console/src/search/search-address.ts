import { type SearchGroup, searchGroups } from "@presently/shared/protocol/search-limits";

/** What is looked for, as it stands in the page's address: "" = not asked. Days are the browser's own: "2026-03-29". */
export interface Asked {
  readonly text: string;
  readonly group: SearchGroup | "";
  readonly agent: string;
  readonly tag: string;
  readonly site: string;
  readonly from: string;
  readonly to: string;
}

export const nothingAsked: Asked = {
  text: "",
  group: "",
  agent: "",
  tag: "",
  site: "",
  from: "",
  to: "",
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the query of an address; what it does not know is not asked. */
export function askedIn(query: Readonly<Record<string, string>>): Asked {
  const { text = "", agent = "", tag = "", site = "", from = "", to = "" } = query;
  return {
    text: text.slice(0, MOST_CHARS),
    group: searchGroups.find((group) => group === query["group"]) ?? "",
    agent: agent.startsWith("agt_") ? agent : "",
    tag: tag.startsWith("tag_") ? tag : "",
    site: site.startsWith("ste_") ? site : "",
    from: DAY.test(from) ? from : "",
    to: DAY.test(to) ? to : "",
  };
}

/** As the protocol bounds it. */
export const MOST_CHARS = 500;

export function searchHref(asked: Asked): string {
  const query = new URLSearchParams(entriesOf(asked)).toString();
  return query === "" ? "/console/search" : `/console/search?${query}`;
}

/** Whether anything is asked besides the words. */
export function isNarrowed(asked: Asked): boolean {
  return entriesOf({ ...asked, text: "" }).length > 0;
}

/** Whether the days are in their order, as far as both are given. */
export function areDaysRight({ from, to }: Pick<Asked, "from" | "to">): boolean {
  return from === "" || to === "" || from <= to;
}

/** What the server is asked: days as moments by this browser's clock, the last day included; undefined where there is nothing to ask. */
export function questionOf(asked: Asked): Readonly<Record<string, string>> | undefined {
  if (!areDaysRight(asked)) return undefined;
  const { from, to, ...rest } = asked;
  const entries = [
    ...entriesOf(rest),
    ...(from === "" ? [] : [["fromMs", String(startOf(from, 0))] as const]),
    ...(to === "" ? [] : [["beforeMs", String(startOf(to, 1))] as const]),
  ];
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** The first moment of a day, or of one that many days later, by this browser's clock: a day has not always 24 hours. */
function startOf(day: string, later: number): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later).getTime();
}

function entriesOf(asked: Partial<Asked>): [string, string][] {
  return Object.entries(asked).filter(([, value]) => value.trim() !== "");
}

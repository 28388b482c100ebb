import type { CountName, SpreadName } from "@presently/shared/protocol";
import { type Told, type Tally, tallyConversation } from "./conversation-figures.ts";
import { PackedReader, PackedWriter } from "./packed-numbers.ts";
import { Sums } from "./sums.ts";

/** What a row of a day is about. `agent` "" = the team; an agent's rows tell neither department nor language. */
export interface DayDimension {
  readonly agent: string;
  readonly department: number;
  readonly language: string;
}

/** A conversation that began on the day, in this hour of it. */
export interface BegunConversation {
  readonly hour: number;
  readonly department: number;
  readonly language: string;
  readonly isReContact: boolean;
  readonly events: readonly Told[];
}

export interface DayRow extends DayDimension {
  /** As `packDay` wrote them. */
  readonly sums: Uint8Array;
}

/** Sums the conversations that began on one day on one site (RP1). */
export function sumDay(conversations: Iterable<BegunConversation>): DayRow[] {
  const rows = new Map<string, DayDimension & { day: Sums; hours: Map<number, Sums> }>();

  function rowOf(dimension: DayDimension) {
    const key = JSON.stringify([dimension.agent, dimension.department, dimension.language]);
    let row = rows.get(key);
    if (row === undefined) {
      row = { ...dimension, day: new Sums(), hours: new Map() };
      rows.set(key, row);
    }
    return row;
  }

  for (const { hour, department, language, isReContact, events } of conversations) {
    const team = rowOf({ agent: "", department, language });
    const inHour = team.hours.get(hour) ?? new Sums();
    team.hours.set(hour, inHour);
    const own = (agent: string): Sums => rowOf({ agent, department: 0, language: "" }).day;
    const tally: Tally = {
      count(name: CountName, agent: string, times?: number): void {
        team.day.count(name, times);
        inHour.count(name, times);
        if (agent !== "") own(agent).count(name, times);
      },
      span(name: SpreadName, agent: string, spanMs: number): void {
        team.day.span(name, spanMs);
        // An hour is told by its waits: the other spreads would make the rows four times as large.
        if (name === "wait") inHour.span(name, spanMs);
        if (agent !== "") own(agent).span(name, spanMs);
      },
    };
    tallyConversation(events, isReContact, tally);
  }
  return [...rows.values()].map(({ agent, department, language, day, hours }) => ({
    agent,
    department,
    language,
    sums: packDay(day, hours),
  }));
}

/** What is kept of one dimension of a day: all of it, and by the hour of the day what an hour is told with. */
export function packDay(day: Sums, hours: ReadonlyMap<number, Sums> = new Map()): Uint8Array {
  const to = new PackedWriter();
  day.pack(to);
  to.number(hours.size);
  for (const [hour, sums] of hours) {
    to.number(hour);
    sums.pack(to);
  }
  return to.bytes();
}

/** Adds the sums of a day, as they are kept, to each of `days`, and those of its hours to `hours`, if that is asked. */
export function addDay(packed: Uint8Array, days: readonly Sums[], hours?: readonly Sums[]): void {
  const from = new PackedReader(packed);
  for (const sums of days) {
    from.rewind();
    sums.addPacked(from);
  }
  if (hours === undefined) return;
  for (let left = from.number(); left > 0; left -= 1) {
    const hour = hours[from.number()];
    if (hour === undefined) throw new RangeError("a day has no such hour");
    hour.addPacked(from);
  }
}

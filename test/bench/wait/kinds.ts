import { chanceOf } from "./chance.ts";
import { atLeast, exponential, logNormal, mixture, weibull } from "./laws.ts";
import {
  type Absences,
  type AgentPlan,
  type Arrivals,
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
} from "./site-kind.ts";
import type { Shift, Site } from "./site-kind.ts";

/** The kinds of site that are judged, by name. Each gives a site for a seed: seeds differ in chance, and where said in what happens when. */
export const KINDS: Readonly<Record<string, (seed: number) => Site>> = {
  "one-agent": oneAgent,
  "small-shop": smallShop,
  "three-departments": threeDepartments,
  "flash-crowd": flashCrowd,
  "help-desk": helpDesk,
  "day-and-night": dayAndNight,
  "long-chats": longChats,
  "large-desk": largeDesk,
  "large-overlap": largeOverlap,
};

const MON_TO_FRI = [0, 1, 2, 3, 4];

/** One person with a lunch break, who also leaves the desk now and then. */
function oneAgent(): Site {
  const pauses = { everyMs: 2.5 * HOUR_MS, length: logNormal(12 * MINUTE_MS, 0.6) };
  const mornings = shifts([0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18], 9, 12.5);
  const afternoons = shifts([0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18], 13.2, 17);
  const all = [...mornings, ...afternoons].toSorted((one, other) => one.fromMs - other.fromMs);
  return {
    ...onePool("one-agent", logNormal(5 * MINUTE_MS, 0.7), 19 * DAY_MS),
    agents: [{ ...agent(3, all), lateMs: 8 * MINUTE_MS, endSpreadMs: 5 * MINUTE_MS, pauses }],
    paceWith: [1, 0.8, 0.65],
    arrivals: profile(
      [
        [8, 3],
        [9, 10],
        [11, 14],
        [14, 12],
        [16, 9],
        [17, 2],
        [20, 0.3],
      ],
      5,
    ),
    patience: exponential(15 * MINUTE_MS),
  };
}

/** Three agents with two chats each, steady demand, textbook laws. */
function smallShop(): Site {
  return {
    ...onePool("small-shop", exponential(8 * MINUTE_MS), 5 * DAY_MS),
    agents: Array.from({ length: 3 }, () => agent(2, shifts(MON_TO_FRI, 8, 18))),
    paceWith: [1, 0.75],
    arrivals: profile([
      [8, 31],
      [17.5, 0],
    ]),
    patience: exponential(30 * MINUTE_MS),
  };
}

/** Sales, support and billing share some of their agents; some visitors have priority; connections get lost. */
function threeDepartments(): Site {
  const drops = { everyMs: 7 * HOUR_MS, length: logNormal(4 * MINUTE_MS, 0.8) };
  const served = [[0], [0], [0, 1], [1], [1, 2], [0, 1, 2]];
  return {
    ...onePool("three-departments", exponential(1), 5 * DAY_MS),
    departments: [
      { name: "sales", share: 0.45, chat: logNormal(4 * MINUTE_MS, 0.8) },
      { name: "support", share: 0.35, chat: weibull(10 * MINUTE_MS, 1.3) },
      { name: "billing", share: 0.2, chat: logNormal(6 * MINUTE_MS, 0.5) },
    ],
    agents: served.map((departments, at) => ({
      ...agent(at % 2 === 0 ? 2 : 3, shifts(MON_TO_FRI, at === 3 ? 10 : 9, 17.5)),
      departments,
      speed: [1, 0.85, 1.2, 1, 1.1, 0.9][at] ?? 1,
      lateMs: 10 * MINUTE_MS,
      endSpreadMs: 10 * MINUTE_MS,
      pauses: { everyMs: 4 * HOUR_MS, length: logNormal(15 * MINUTE_MS, 0.5) },
      drops,
    })),
    paceWith: [1, 0.8, 0.66],
    arrivals: {
      ...profile([
        [8.5, 20],
        [10, 78],
        [12, 60],
        [14, 76],
        [16.5, 30],
        [17.5, 2],
        [19, 0],
      ]),
      priorityShare: 0.12,
    },
    patience: mixture([0.3, exponential(5 * MINUTE_MS)], [0.7, exponential(28 * MINUTE_MS)]),
  };
}

/** Quiet, but once a day, at a time that differs by day and seed, half an hour of many times the usual. */
function flashCrowd(seed: number): Site {
  const chance = chanceOf(seed, 0xf1a5);
  const crowds = MON_TO_FRI.map((day) => day * DAY_MS + (9.5 + 6 * chance()) * HOUR_MS);
  const base = profile([
    [8, 0],
    [9, 28],
    [17, 4],
    [18, 0],
  ]);
  return {
    ...onePool("flash-crowd", atLeast(MINUTE_MS / 2, logNormal(4 * MINUTE_MS, 0.8)), 5 * DAY_MS),
    agents: Array.from({ length: 5 }, (_, at) => ({
      ...agent(3, shifts(MON_TO_FRI, at === 4 ? 11 : 9, 17)),
      lateMs: 5 * MINUTE_MS,
      endSpreadMs: 10 * MINUTE_MS,
      speed: 0.85 + 0.1 * at,
    })),
    paceWith: [1, 0.9, 0.78],
    arrivals: {
      ...base,
      perHour: (atMs) =>
        base.perHour(atMs) +
        (crowds.some((fromMs) => atMs >= fromMs && atMs < fromMs + HOUR_MS / 2) ? 260 : 0),
      mostPerHour: base.mostPerHour + 260,
    },
    patience: mixture([0.35, exponential(4 * MINUTE_MS)], [0.65, logNormal(22 * MINUTE_MS, 0.6)]),
  };
}

/** Too few agents, visitors who soon lose patience, and many of them without a word: only their turn shows it. */
function helpDesk(): Site {
  return {
    ...onePool("help-desk", weibull(11 * MINUTE_MS, 1.4), 2 * DAY_MS),
    agents: Array.from({ length: 8 }, (_, at) => ({
      ...agent(2, shifts(MON_TO_FRI, at < 5 ? 8 : 9.5, at < 5 ? 16 : 17)),
      lateMs: 6 * MINUTE_MS,
      endSpreadMs: 8 * MINUTE_MS,
    })),
    paceWith: [1, 0.8],
    arrivals: profile([
      [7.5, 40],
      [9, 95],
      [12, 120],
      [15, 80],
      [16.5, 0],
    ]),
    patience: weibull(6 * MINUTE_MS, 0.7),
    silence: {
      share: 0.4,
      noticedAfterMs: Infinity,
      foundOut: atLeast((2 * MINUTE_MS) / 3, exponential((5 * MINUTE_MS) / 6)),
    },
  };
}

/** Around the clock, by one to five agents of very different pace; shifts change all at once; silent leavers are noticed after a minute. */
function dayAndNight(): Site {
  const everyDay = [0, 1, 2, 3, 4, 5, 6];
  const plan: readonly (readonly [capacity: number, speed: number, from: number, to: number])[] = [
    [4, 0.9, -2, 6],
    [2, 1.25, 6, 14],
    [3, 1, 6, 14],
    [2, 0.8, 8, 14],
    [3, 1.1, 14, 22],
    [2, 1, 14, 22],
    [2, 0.9, 10, 18],
  ];
  const silence = { share: 0.5, noticedAfterMs: MINUTE_MS, foundOut: exponential(MINUTE_MS) };
  return {
    ...onePool(
      "day-and-night",
      mixture([0.4, exponential(2 * MINUTE_MS)], [0.6, logNormal(9 * MINUTE_MS, 0.6)]),
      7 * DAY_MS,
    ),
    agents: plan.map(([capacity, speed, from, to]) => ({
      ...agent(capacity, shifts(everyDay, from, to)),
      speed,
      lateMs: 12 * MINUTE_MS,
      endSpreadMs: 10 * MINUTE_MS,
      pauses: { everyMs: 3 * HOUR_MS, length: logNormal(14 * MINUTE_MS, 0.7) },
      drops: { everyMs: 9 * HOUR_MS, length: exponential(3 * MINUTE_MS) },
    })),
    paceWith: [1, 0.82, 0.66, 0.55],
    arrivals: profile([
      [0, 11],
      [2, 6],
      [6, 14],
      [9, 33],
      [12, 27],
      [15, 24],
      [18, 24],
      [21, 18],
      [23, 13],
    ]),
    patience: weibull(16 * MINUTE_MS, 0.9),
    silence,
  };
}

/** Most chats take two minutes and some take an hour; agents with four at once hardly gain by it; visitors come in batches. */
function longChats(): Site {
  return {
    ...onePool(
      "long-chats",
      mixture([0.7, logNormal(2 * MINUTE_MS, 0.6)], [0.3, logNormal(15 * MINUTE_MS, 1.1)]),
      5 * DAY_MS,
    ),
    agents: Array.from({ length: 4 }, (_, at) => ({
      ...agent(4, shifts(MON_TO_FRI, 9 + at / 2, 17 + at / 2)),
      lateMs: 5 * MINUTE_MS,
      endSpreadMs: 10 * MINUTE_MS,
    })),
    paceWith: [1, 0.62, 0.46, 0.38],
    arrivals: {
      ...profile([
        [8.5, 10],
        [10, 25],
        [17, 8],
        [18, 0],
      ]),
      followChance: 0.35,
      followMs: 8_000,
    },
    patience: logNormal(18 * MINUTE_MS, 0.8),
  };
}

/** Forty agents with three chats each, one long day with two waves. */
function largeDesk(): Site {
  return {
    ...onePool("large-desk", logNormal(6 * MINUTE_MS, 0.9), DAY_MS),
    judgedOneIn: 3,
    agents: Array.from({ length: 40 }, (_, at) => ({
      ...agent(3, shifts([0], at % 4 === 0 ? 10 : 8, at % 4 === 1 ? 15 : 17)),
      speed: 0.8 + ((at * 7) % 11) / 25,
      lateMs: 10 * MINUTE_MS,
      endSpreadMs: 15 * MINUTE_MS,
      pauses: { everyMs: 3 * HOUR_MS, length: logNormal(15 * MINUTE_MS, 0.5) },
    })),
    paceWith: [1, 0.82, 0.68],
    arrivals: profile([
      [8, 330],
      [9.5, 540],
      [11.5, 420],
      [13, 530],
      [15, 400],
      [16.5, 0],
    ]),
    patience: exponential(12 * MINUTE_MS),
  };
}

/** Twenty-five agents with four chats each: ten for orders, eight for returns, seven for both; some visitors have priority. */
function largeOverlap(): Site {
  return {
    ...onePool("large-overlap", exponential(1), DAY_MS),
    judgedOneIn: 3,
    departments: [
      { name: "orders", share: 0.58, chat: atLeast(MINUTE_MS, exponential(5 * MINUTE_MS)) },
      { name: "returns", share: 0.42, chat: atLeast(MINUTE_MS, logNormal(6 * MINUTE_MS, 0.6)) },
    ],
    agents: Array.from({ length: 25 }, (_, at) => ({
      ...agent(4, shifts([0], at % 5 < 3 ? 8 : 10.5, at % 5 < 3 ? 16 : 18.5)),
      departments: at < 10 ? [0] : at < 18 ? [1] : [0, 1],
      speed: 0.85 + ((at * 3) % 7) / 20,
      lateMs: 10 * MINUTE_MS,
      endSpreadMs: 10 * MINUTE_MS,
      drops: { everyMs: 10 * HOUR_MS, length: exponential(5 * MINUTE_MS) },
    })),
    paceWith: [1, 0.9, 0.78, 0.66],
    arrivals: {
      ...profile([
        [8, 300],
        [10, 430],
        [11.5, 560],
        [15, 480],
        [16, 330],
        [18, 0],
      ]),
      priorityShare: 0.08,
    },
    patience: weibull(11 * MINUTE_MS, 1.3),
    silence: { share: 0.3, noticedAfterMs: MINUTE_MS, foundOut: exponential(MINUTE_MS) },
  };
}

function onePool(kind: string, chat: Site["departments"][number]["chat"], endsMs: number) {
  return {
    kind,
    departments: [{ name: "desk", share: 1, chat }],
    silence: undefined,
    endsMs,
    judgedOneIn: 1,
  };
}

/** An agent for everybody, of usual pace, on time and without pauses. */
function agent(capacity: number, ownShifts: readonly Shift[]): AgentPlan {
  const none: Absences | undefined = undefined;
  return {
    departments: [0],
    capacity,
    speed: 1,
    shifts: ownShifts,
    lateMs: 0,
    endSpreadMs: 0,
    pauses: none,
    drops: none,
  };
}

/**
 * The same hours on several days, counted from Monday, and once more on the Monday after them, so that all who wait at the end are served. An
 * hour below 0 is the evening before.
 */
function shifts(days: readonly number[], fromHour: number, toHour: number): Shift[] {
  const mondayAfter = 7 * Math.ceil((Math.max(...days) + 1) / 7);
  return [...days, mondayAfter].map((day) => ({
    fromMs: Math.max(0, day * DAY_MS + fromHour * HOUR_MS),
    toMs: day * DAY_MS + toHour * HOUR_MS,
  }));
}

/** Visitors per hour: each rate holds from its hour of the day to the next one's. `days` of the week have visitors. */
function profile(
  rates: readonly (readonly [fromHour: number, perHour: number])[],
  days = 7,
): Arrivals {
  return {
    perHour(atMs) {
      if (Math.floor(atMs / DAY_MS) % 7 >= days) return 0;
      const hour = (atMs % DAY_MS) / HOUR_MS;
      return rates.findLast(([fromHour]) => fromHour <= hour)?.[1] ?? 0;
    },
    mostPerHour: Math.max(...rates.map(([, perHour]) => perHour)),
    priorityShare: 0,
    followChance: 0,
    followMs: 0,
  };
}

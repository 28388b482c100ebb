import * as z from "zod";

/**
 * What `GET /console/api/staffing` and `presently staffing --json` answer: how many agents each hour of the week needs, beside those there
 * were. Every number is of the site's own history or of a simulation of it; the desk's rules ST1 to ST9 say what is assumed. Times in ms;
 * shares from 0 to 1; an hour of the week is 0 to 167, 0 = Monday 00:00 to 01:00 by the site's clock.
 */
const Hour = z.int().min(0).max(167);
const Share = z.number().min(0).max(1);
/** The wait that a share of visitors does not exceed; an hour stands for an hour or more. */
const WaitMs = z.number().min(0).max(3_600_000);

/** How a stretch of hours does: the share that waits no longer than asked, and the wait that the share asked for does not exceed. */
const Service = z.object({ within: Share, waitMs: WaitMs });
export type Service = z.infer<typeof Service>;

const StaffingHour = z.object({
  hour: Hour,
  /** By the weekly hours of the site's departments. A closed hour needs nobody. */
  isOpen: z.boolean(),
  /** Visitors a week who come in this hour. */
  arrivals: z.number().min(0),
  /** Agents who were there, on average. */
  online: z.number().min(0),
  /** Agents who are needed; 0 where hardly anybody comes. */
  needed: z.int().min(0),
  /** With the agents there were, and with those needed; null where hardly anybody comes. */
  before: Service.nullable(),
  after: Service.nullable(),
});
export type StaffingHour = z.infer<typeof StaffingHour>;

const Advice = z.object({
  /** From the beginning of one hour to the beginning of the other; `toHour` may be 168. */
  fromHour: Hour,
  toHour: z.int().min(1).max(168),
  /** Agents more than there were. */
  more: z.int().min(1),
  /** Visitors a week who come then. */
  arrivals: z.number().min(0),
  before: Service,
  after: Service,
});
export type Advice = z.infer<typeof Advice>;

/** When the target fails for the week as a whole, if demand goes on growing as it did and the agents stay those there were. */
const Outlook = z.discriminatedUnion("state", [
  z.object({ state: z.literal("tooShort"), neededWeeks: z.int() }),
  z.object({ state: z.literal("failsAlready") }),
  /** Demand falls, or does not grow by more than chance explains. */
  z.object({ state: z.literal("noGrowth") }),
  /** Not within a year, nor before demand is four times today's. */
  z.object({ state: z.literal("notInSight") }),
  /** Four in five such forecasts hold between the earliest and the latest date; latest null = in more than two years. */
  z.object({
    state: z.literal("fails"),
    atMs: z.number(),
    earliestMs: z.number(),
    latestMs: z.number().nullable(),
    /** Demand then, as a multiple of today's. */
    factor: z.number(),
  }),
]);

const Trend = z.object({
  /** Whole weeks of history that were counted. */
  weeks: z.int(),
  /** Visitors a week: in the last four weeks, in the four that ended three months ago, and in those six months ago. */
  latest: z.number(),
  threeMonthsAgo: z.number().nullable(),
  sixMonthsAgo: z.number().nullable(),
  /** Growth a week (0.01 = one per cent) and between which values it lies with a chance of 80 %. */
  growth: z.object({ perWeek: z.number(), low: z.number(), high: z.number() }).nullable(),
  outlook: Outlook,
});
export type Trend = z.infer<typeof Trend>;

const TooShort = z.object({
  state: z.literal("tooShort"),
  weeks: z.number(),
  neededWeeks: z.int(),
  chats: z.int(),
  neededChats: z.int(),
});

const Ready = z.object({
  state: z.literal("ready"),
  atMs: z.number(),
  timeZone: z.string(),
  /** Per cent of visitors who are to wait no longer than `withinMs`. */
  target: z.int(),
  withinMs: z.int(),
  /** Weeks behind the demand, the staffing and what was learned. */
  weeks: z.int(),
  basis: z.object({
    chats: z.int(),
    waits: z.int(),
    /** Mean length of a chat with its wrap-up, as if its agent had no other. */
    chatMs: z.number(),
    /** How much longer each further chat of the same agent makes it. */
    slowdown: z.number(),
    /** Chats that an agent has at once. */
    capacity: z.int(),
    /** Median time an agent who has room takes to accept. */
    acceptMs: z.number(),
    /** Accepting alone takes so long that no number of agents reaches the target. */
    isHeldUpByAccepting: z.boolean(),
    /** Share of those waiting who would have given up within five minutes. */
    goneInFiveMin: Share,
  }),
  /**
   * Of those who were served or waited longer than asked before they left: the share who had an agent in time, as it was, and as the
   * simulation of the same staffing counts it. How far apart they are says how far to trust it.
   */
  observed: z.object({
    visitors: z.int(),
    within: Share.nullable(),
    simulated: Share.nullable(),
  }),
  before: Service,
  after: Service,
  agentHours: z.object({ online: z.number(), needed: z.number() }),
  hours: z.array(StaffingHour).length(168),
  advice: z.array(Advice),
  trend: Trend,
});

export const StaffingReport = z.discriminatedUnion("state", [TooShort, Ready]);
export type StaffingReport = z.infer<typeof StaffingReport>;
export type ReadyStaffing = z.infer<typeof Ready>;

/** The console's question, and the command's. */
export const StaffingQuery = z.object({
  target: z.coerce.number().int().min(50).max(99).default(80),
  withinSeconds: z.coerce.number().int().min(5).max(900).default(60),
});
export type StaffingQuery = z.infer<typeof StaffingQuery>;

export const StaffingAnswer = z.object({
  report: StaffingReport,
  /** The sites whose staffing may be asked for by whoever asked. */
  sites: z.array(z.object({ siteKey: z.string(), name: z.string() })),
});
export type StaffingAnswer = z.infer<typeof StaffingAnswer>;

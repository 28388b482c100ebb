import type { Ended } from "./desk-view.ts";

/** What a method knows of one department. It says one time in ms, or undefined: it cannot say. */
export interface Method {
  learn(ended: Ended): void;
  /** Asked once for everybody who finds no free slot. */
  tell(at: Position): Said | undefined;
}

export interface Position {
  readonly conversationId: string;
  readonly ahead: number;
  readonly slots: number;
}

/** One number, or a range with it. */
export interface Said {
  readonly lowMs: number;
  readonly expectedMs: number;
  readonly highMs: number;
}

/**
 * The methods that chat and call products publish, one for each department, and the textbook's: the waits of the last ten served (Ivanti); a
 * running average with weight 0.1 for the newest (Salesforce); the wait of the last served; the mean of those who found as many ahead;
 * places times the mean chat over the slots (Google's, without its corrections); the same with patience, as a range (QL_m).
 */
export const METHODS: Readonly<Record<string, () => Method>> = {
  "last ten": () => lastWaits((waits) => mean(waits.slice(-10))),
  "0.9 / 0.1": runningAverage,
  "last wait": () => lastWaits((waits) => waits.at(-1)),
  "same place": samePlace,
  "place x chat": () => byPlace(false),
  QL_m: () => byPlace(true),
};

/** Chats whose mean counts. */
const CHATS = 50;

function lastWaits(of: (waits: readonly number[]) => number | undefined): Method {
  const waits: number[] = [];
  return {
    learn({ what, lengthMs }) {
      if (what === "served") waits.push(lengthMs);
      if (waits.length > 10) waits.shift();
    },
    tell: () => number(of(waits)),
  };
}

function runningAverage(): Method {
  let average: number | undefined;
  return {
    learn({ what, lengthMs }) {
      if (what === "served")
        average = average === undefined ? lengthMs : 0.9 * average + 0.1 * lengthMs;
    },
    tell: () => number(average),
  };
}

function samePlace(): Method {
  const places = new Map<string, number>();
  const sums = new Map<number, { count: number; ms: number }>();
  let last: number | undefined;
  return {
    learn({ what, conversationId, lengthMs }) {
      const place = places.get(conversationId);
      if (what === "chat" || place === undefined) return;
      places.delete(conversationId);
      if (what === "left") return;
      last = lengthMs;
      const sum = sums.get(place) ?? { count: 0, ms: 0 };
      sums.set(place, { count: sum.count + 1, ms: sum.ms + lengthMs });
    },
    tell({ conversationId, ahead }) {
      places.set(conversationId, ahead);
      const sum = sums.get(ahead);
      return number(sum === undefined ? last : sum.ms / sum.count);
    },
  };
}

/**
 * Place by place: the sum over k = 0 … n of 1 / (R + k theta), where R is slots over the mean of the last chats and theta the rate at which
 * one who waits gives up; the range from a Gamma law of the same mean and variance. Without patience theta is 0 and there is no range.
 */
function byPlace(hasPatience: boolean): Method {
  const chats: number[] = [];
  let leavers = 1;
  let waitedMs = 25 * 60_000;
  return {
    learn({ what, lengthMs }) {
      if (what === "chat") chats.push(lengthMs);
      else waitedMs += lengthMs;
      if (what === "left") leavers += 1;
      if (chats.length > CHATS) chats.shift();
    },
    tell({ ahead, slots }) {
      const chatMs = mean(chats);
      if (chatMs === undefined || slots === 0) return undefined;
      let [expectedMs, variance] = [0, 0];
      for (let place = 0; place <= ahead; place += 1) {
        const stepMs = 1 / (slots / chatMs + (hasPatience ? (place * leavers) / waitedMs : 0));
        expectedMs += stepMs;
        variance += stepMs * stepMs;
      }
      if (!hasPatience) return number(expectedMs);
      const quantile = (z: number) => gammaQuantile(expectedMs, variance, z);
      return { lowMs: quantile(-Z), expectedMs, highMs: quantile(Z) };
    },
  };
}

/** The 0.9 quantile of the standard normal. */
const Z = 1.2816;

/** Wilson and Hilferty's cube root (1931). */
function gammaQuantile(meanOf: number, variance: number, z: number): number {
  const ninth = variance / (9 * meanOf * meanOf);
  return meanOf * Math.max(0, 1 - ninth + z * Math.sqrt(ninth)) ** 3;
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0
    ? undefined
    : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function number(ms: number | undefined): Said | undefined {
  return ms === undefined ? undefined : { lowMs: ms, expectedMs: ms, highMs: ms };
}

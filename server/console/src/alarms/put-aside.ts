import type { KeyedStorage } from "@presently/shared/client";
import { safeStorage } from "@presently/shared/client";
import type { Alarm } from "@presently/shared/protocol";
import { parseKept } from "../kept-json.ts";
import { nameOfAlarm } from "./alarmed.ts";

/** Which alarms somebody has put aside for themselves, on this device: each until it is over, and no later one with it (AL4). */
export function createPutAside(storage: KeyedStorage | undefined, me: string) {
  const kept = safeStorage(storage);
  const key = `presently.${me}:alarms-aside`;
  const read = (): readonly string[] => parseKept(kept.get(key), areNames) ?? [];
  return {
    left(alarms: readonly Alarm[]): Alarm[] {
      const aside = new Set(read());
      return alarms.filter((alarm) => !aside.has(nameOfAlarm(alarm)));
    },
    /** Of what was put aside before, what is still alarming stays so; the rest is forgotten. */
    put(alarm: Alarm, alarms: readonly Alarm[]): void {
      const standing = new Set(alarms.map(nameOfAlarm));
      const names = [...read(), nameOfAlarm(alarm)].filter((name) => standing.has(name));
      kept.set(key, JSON.stringify(names));
    },
  };
}

function areNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}

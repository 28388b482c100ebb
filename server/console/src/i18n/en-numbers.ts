/** One decimal below ten, none above; a whole number without one. */
export function decimal(value: number): string {
  return String(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
}

/** A share of one: "87 %". */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** An hour of the day, 0 to 24, in two digits. */
export function clock(hour: number): string {
  return String(hour).padStart(2, "0");
}

/** The hour that begins then: "09–10". */
export function hourOfDay(hour: number): string {
  return `${clock(hour)}–${clock(hour + 1)}`;
}

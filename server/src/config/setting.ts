import ipaddr from "ipaddr.js";
import * as z from "zod";

/** One setting: how it is read, what it is without being set, and its one-line meaning for the README. */
export interface Setting<T> {
  /** Reads what stands in the environment (always text) or in the file (text, number or list). */
  readonly schema: z.ZodType<T>;
  readonly fallback: T;
  readonly meaning: string;
  /** The values that are accepted, in words. */
  readonly range: string;
  /** Secrets are masked wherever settings are shown. */
  readonly isSecret: boolean;
}

/** A whole number between two ends that are known to be safe. `unit` follows the range in words: ms, bytes, or nothing. */
export function whole(
  meaning: string,
  fallback: number,
  min: number,
  max: number,
  unit = "",
): Setting<number> {
  const range = `${min} to ${max}${unit === "" ? "" : ` ${unit}`}`;
  const schema = asNumber(/^\d{1,15}$/, z.int().min(min).max(max), `a whole number, ${range}`);
  return { schema, fallback, meaning, range, isSecret: false };
}

/** A rate: a number that may have a fraction. */
export function rate(meaning: string, fallback: number, min: number, max: number): Setting<number> {
  const range = `${min} to ${max}`;
  const schema = asNumber(
    /^\d{1,9}(?:\.\d{1,9})?$/,
    z.number().min(min).max(max),
    `a number, ${range}`,
  );
  return { schema, fallback, meaning, range, isSecret: false };
}

export function choice<const T extends string>(
  meaning: string,
  fallback: NoInfer<T>,
  values: readonly T[],
): Setting<T> {
  const range = values.join(", ");
  const schema = z.enum(values, { error: `must be one of ${range}` });
  return { schema, fallback, meaning, range, isSecret: false };
}

export function text(meaning: string, fallback: string, range: string): Setting<string> {
  const schema = z
    .string({ error: `must be ${range}` })
    .min(1)
    .max(4096);
  return { schema, fallback, meaning, range, isSecret: false };
}

/** Text that may be absent and must satisfy `isFine`. */
export function optionalText(
  meaning: string,
  range: string,
  isFine: (value: string) => boolean,
): Setting<string | undefined> {
  const schema = z
    .string({ error: `must be ${range}` })
    .max(4096)
    .refine(isFine, { error: `must be ${range}` });
  return { schema, fallback: undefined, meaning, range, isSecret: false };
}

export function secret<T>(setting: Setting<T>): Setting<T> {
  return { ...setting, isSecret: true };
}

/** A list of networks: addresses, CIDR blocks, or the word `loopback`; in the environment divided by commas. */
export function networks(meaning: string): Setting<readonly string[]> {
  const range = "addresses or networks such as 10.0.0.0/8, or loopback, divided by commas";
  const asList = z.string().transform((value) => value.split(",").map((part) => part.trim()));
  const schema = z
    .union([asList, z.array(z.string())], { error: `must be ${range}` })
    .pipe(z.array(z.string().refine(isNetwork, { error: `must be ${range}` })).max(64));
  return { schema, fallback: [], meaning, range, isSecret: false };
}

function isNetwork(value: string): boolean {
  return value === "loopback" || ipaddr.isValidCIDR(value) || ipaddr.isValid(value);
}

/** A scheme, a host and perhaps a port: nothing after them. */
export function isPlainOrigin(value: string): boolean {
  const url = URL.parse(value);
  if (url === null || !["http:", "https:"].includes(url.protocol)) return false;
  return url.origin === value || `${url.origin}/` === value;
}

function asNumber(pattern: RegExp, within: z.ZodType<number, number>, range: string) {
  const error = `must be ${range}`;
  const fromText = z.string().regex(pattern).transform(Number);
  return z
    .union([z.number(), fromText], { error })
    .refine((value) => within.safeParse(value).success, { error });
}

import { DeskError } from "@presently/shared/protocol";

/**
 * Where a site's widget may be embedded (R35): exact origins (`https://a.example`), one level of names below a host (`https://*.a.example`),
 * or any port of a host while developing (`http://localhost:*`). A fence for browsers, not authentication: other programs say what they like.
 */
const EXACT = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(?::([1-9]\d{0,4}))?$/;
const BELOW = /^(https?):\/\/\*\.([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::([1-9]\d{0,4}))?$/;
const ANY_PORT = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\]):\*$/;

/** The form an allowed origin is stored in, or undefined when it is none: lower case, no default port, no slash at the end. */
export function normalizeOrigin(written: string): string | undefined {
  const origin = written.trim().toLowerCase().replace(/\/$/, "");
  if (ANY_PORT.test(origin)) return origin;
  const [, scheme, host, port] = EXACT.exec(origin) ?? BELOW.exec(origin) ?? [];
  if (scheme === undefined || host === undefined || Number(port ?? 1) > 65_535) return undefined;
  const isBelow = BELOW.test(origin);
  if (!isBelow && !isHost(host)) return undefined;
  const isDefaultPort = port === (scheme === "https" ? "443" : "80");
  return `${scheme}://${isBelow ? "*." : ""}${host}${port === undefined || isDefaultPort ? "" : `:${port}`}`;
}

/**
 * A site's list as it is stored, each origin once. Throws `value.invalid` for what is no origin and for an empty list: a widget that may be
 * shown nowhere is a mistake, whoever asks for it.
 */
export function readOrigins(written: readonly string[]): string[] {
  const origins = new Set<string>();
  for (const one of written) {
    const origin = normalizeOrigin(one);
    if (origin === undefined) throw new DeskError("value.invalid", { field: "origin" });
    origins.add(origin);
  }
  if (origins.size === 0) throw new DeskError("value.invalid", { field: "origin" });
  return [...origins];
}

/** Whether a page of `origin`, as its browser says it, may use a site with these allowed origins. `null` and absence never may. */
export function isAllowedOrigin(origin: string | undefined, allowed: readonly string[]): boolean {
  if (origin === undefined || origin === "null") return false;
  const [, scheme, host, port] = EXACT.exec(origin) ?? [];
  if (scheme === undefined || host === undefined) return false;
  return allowed.some((entry) => {
    if (entry === origin) return true;
    const [, anyHost] = ANY_PORT.exec(entry) ?? [];
    if (anyHost !== undefined) return scheme === "http" && host === anyHost;
    const [, belowScheme, parent, belowPort] = BELOW.exec(entry) ?? [];
    if (parent === undefined || belowScheme !== scheme || belowPort !== port) return false;
    const label = host.endsWith(`.${parent}`) ? host.slice(0, -parent.length - 1) : "";
    return label !== "" && !label.includes(".");
  });
}

function isHost(host: string): boolean {
  if (host.startsWith("[")) return true;
  return host.split(".").every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
}

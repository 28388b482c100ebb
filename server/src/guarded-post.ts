import type { LookupAddress } from "node:dns";
import { Resolver } from "node:dns/promises";
import type { ClientRequest } from "node:http";
import { request, type RequestOptions } from "node:https";
import { isIP } from "node:net";
import { networkInterfaces } from "node:os";
import { TLSSocket } from "node:tls";
import type { Clock, Timer } from "@presently/shared/clock";
import ipaddr from "ipaddr.js";
import { systemClock } from "./system-clock.ts";

/** How long connecting may take, and all of it (R43). */
const CONNECT_MS = 5_000;
const WHOLE_MS = 10_000;
/** How long a name server has for an answer, well below the time to connect, and how often each of them is asked. */
const ANSWER_MS = 1_500;
const ASKED_TIMES = 2;
/** Some name servers never answer for the kind of address that a name has none of: it is waited for so long once the other kind is there. */
const OTHER_KIND_MS = 500;
/** The only port that is called (R43). */
const HTTPS_PORT = 443;

/** It leads where nobody from outside may send us (R43): to an address that is not public, or to another port. */
export class TargetRefused extends Error {
  readonly code = "TARGET";
}

/** A limit of PU6 is over. */
class TookTooLong extends Error {
  readonly code = "TIMEOUT";
}

/** There was no connection that anything could have been sent by: the name did not resolve, or it was not made or not secured in time (PU6). */
export class NotConnected extends Error {
  constructor(cause: unknown) {
    super("there was no connection", { cause });
  }
}

/** How the outside is reached; another one only in tests, whose receivers listen on loopback. */
export interface Network {
  request(options: RequestOptions): ClientRequest;
  /** All addresses of a name. What it waits for ends with the signal. */
  resolve(host: string, leaving: AbortSignal): Promise<readonly LookupAddress[]>;
  isAllowed(address: string, port: number): boolean;
  /** By whose time the limits are. */
  readonly after: Clock["after"];
}

export const internet: Network = {
  request,
  resolve: (host, leaving) => resolveBy(nameServers(), host, leaving, systemClock().after),
  isAllowed: (address, port) => port === HTTPS_PORT && isPublic(address) && !isOurs(address),
  after: systemClock().after,
};

export interface Posted {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * Posts to an https address that somebody from outside gave us, and answers with the status (R43). The host is resolved once, refused if any of its
 * addresses is not public, and connected to at just those, so that a name which changes in between leads nowhere else. No redirect is followed, and
 * nothing of the answer but its status is read. Throws `TargetRefused`, `NotConnected` where surely nothing was sent, or what went wrong after that.
 */
export async function guardedPost(
  url: URL,
  { headers, body }: Posted,
  leaving: AbortSignal,
  network: Network = internet,
): Promise<number> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = url.port === "" ? HTTPS_PORT : Number(url.port);
  const late = new AbortController();
  const tooLate = (what: string) => () => late.abort(new TookTooLong(what));
  const hurry = network.after(CONNECT_MS, tooLate("it took too long to connect"));
  const whole = network.after(WHOLE_MS, tooLate("it took too long to answer"));
  const signal = AbortSignal.any([leaving, late.signal]);
  let isConnected = false;
  try {
    const addresses = await untilAborted(addressesOf(host, network, signal), signal);
    if (
      addresses.length === 0 ||
      !addresses.every(({ address }) => network.isAllowed(address, port))
    )
      throw new TargetRefused("it leads to an address or a port that is not allowed");
    return await new Promise((resolve, reject) => {
      const asked = network.request({
        method: "POST",
        host,
        port,
        path: `${url.pathname}${url.search}`,
        headers: { ...headers, host: url.host, "content-length": String(body.length) },
        agent: false, // a connection of its own, closed at once
        lookup: (_host, { all }, done) => {
          const [first] = addresses;
          if (all === true || first === undefined) done(null, [...addresses]);
          else done(null, first.address, first.family);
        },
        signal,
      });
      asked.once("socket", (socket) => {
        // Before it is secured nothing of the request is sent.
        socket.once(socket instanceof TLSSocket ? "secureConnect" : "connect", () => {
          isConnected = true;
          hurry.cancel();
        });
      });
      asked.once("response", (answer) => {
        resolve(answer.statusCode ?? 0);
        answer.destroy();
      });
      // Stays: what is destroyed after the answer may complain, too.
      asked.on("error", reject);
      asked.end(body);
    });
  } catch (error) {
    if (error instanceof TargetRefused) throw error;
    const reason: unknown = signal.aborted ? signal.reason : error;
    throw isConnected ? reason : new NotConnected(reason);
  } finally {
    hurry.cancel();
    whole.cancel();
  }
}

async function addressesOf(
  host: string,
  network: Network,
  leaving: AbortSignal,
): Promise<readonly LookupAddress[]> {
  const family = isIP(host);
  return family === 0 ? await network.resolve(host, leaving) : [{ address: host, family }];
}

function nameServers(): Resolver {
  return new Resolver({ timeout: ANSWER_MS, tries: ASKED_TIMES });
}

/**
 * Asks name servers by sockets of its own: `lookup` would take one of the four threads that hash passwords and read files, for as long as a name
 * server that somebody from outside chose gives no answer. A name with addresses of one kind alone has those, and so has one whose other kind does not come soon. Throws what the name server said.
 */
export async function resolveBy(
  resolver: Resolver,
  host: string,
  leaving: AbortSignal,
  after: Clock["after"],
): Promise<readonly LookupAddress[]> {
  leaving.throwIfAborted();
  const leave = () => resolver.cancel();
  leaving.addEventListener("abort", leave, { once: true });
  let patience: Timer | undefined;
  const hurry = (addresses: string[]): string[] => {
    patience ??= after(OTHER_KIND_MS, leave);
    return addresses;
  };
  try {
    const asked = [
      resolver.resolve4(host).then(hurry),
      resolver.resolve6(host).then(hurry),
    ] as const;
    const [four, six] = await Promise.allSettled(asked);
    if (four.status === "rejected" && six.status === "rejected") throw four.reason;
    return [...addressesIn(four, 4), ...addressesIn(six, 6)];
  } finally {
    patience?.cancel();
    leaving.removeEventListener("abort", leave);
  }
}

function addressesIn(answer: PromiseSettledResult<string[]>, family: 4 | 6): LookupAddress[] {
  return answer.status === "rejected" ? [] : answer.value.map((address) => ({ address, family }));
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([promise, aborted]);
}

/** Whether anybody on the internet can have this address: no private, local, shared, mapped, translated or reserved one (R43). */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address); // what is mapped counts as what it stands for
  if (parsed.range() !== "unicast") return false;
  // Of IPv6 only 2000::/3 is given out; a translated address of IPv4 lies outside of it, whatever its prefix is called.
  return parsed.kind() === "ipv4" || parsed.match(ipaddr.IPv6.parse("2000::"), 3);
}

function isOurs(address: string): boolean {
  const normal = ipaddr.process(address).toString();
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .some((own) => ipaddr.process(own.address).toString() === normal);
}

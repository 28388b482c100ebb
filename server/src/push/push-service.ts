import type { BegunPush, PushOutcome } from "../desk/push-sending.ts";
import {
  guardedPost,
  internet,
  type Network,
  NotConnected,
  TargetRefused,
} from "../guarded-post.ts";
import type { PushSettings } from "./push-settings.ts";

/** A call as it is handed over. */
export interface PushLetter {
  readonly address: BegunPush["address"];
  /** What the page's worker reads. */
  readonly text: string;
  /** How long the push service may keep it for a browser that is away. */
  readonly lastsMs: number;
  /** The same for every try of a call: a later one takes the place of one that is not delivered yet. */
  readonly topic: string;
}

export interface HandedPush {
  readonly outcome: PushOutcome;
  /** Why it did not go, without the address (R46): a status, or the code of an error. */
  readonly failure?: string | number | undefined;
}

/** Hands calls to push services. */
export interface PushTransport {
  /** Never rejects. */
  hand(letter: PushLetter, leaving: AbortSignal): Promise<HandedPush>;
}

/** Encrypts a call for its browser (RFC 8291) and posts it. The library is loaded here, so that a server without push doesn't carry it. */
export async function pushService(
  { subject, publicKey, privateKey }: PushSettings,
  network: Network = internet,
): Promise<PushTransport> {
  const { default: webPush } = await import("web-push");
  const vapidDetails = { subject, publicKey, privateKey };

  function sealed({ address, text, lastsMs, topic }: PushLetter) {
    const { endpoint, p256dh, auth } = address;
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      text,
      { vapidDetails, TTL: Math.max(0, Math.floor(lastsMs / 1_000)), urgency: "high", topic },
    );
    const texts = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
    return { headers: Object.fromEntries(texts), body };
  }

  return {
    async hand(letter, leaving) {
      let posted;
      try {
        posted = sealed(letter);
      } catch {
        return { outcome: { kind: "refused" }, failure: "KEYS" }; // a point that is not on the curve
      }
      try {
        const url = new URL(letter.address.endpoint);
        const status = await guardedPost(url, posted, leaving, network);
        const outcome = outcomeOf(status);
        return outcome.kind === "sent" ? { outcome } : { outcome, failure: status };
      } catch (error) {
        return troubleOf(error);
      }
    },
  };
}

/** RFC 8030: 201 is a call that was taken, 404 and 410 a subscription that is no more; too many, a fault, or not knowing us may pass. */
function outcomeOf(status: number): PushOutcome {
  if (status >= 200 && status < 300) return { kind: "sent" };
  if (status === 404 || status === 410) return { kind: "gone" };
  const mayPass = status >= 500 || [401, 403, 408, 425, 429].includes(status);
  return mayPass ? { kind: "trouble", mayHaveGone: false } : { kind: "refused" };
}

function troubleOf(error: unknown): HandedPush {
  if (error instanceof TargetRefused) return { outcome: { kind: "refused" }, failure: error.code };
  const mayHaveGone = !(error instanceof NotConnected);
  // Errors of the network carry a code; all else is looked at before it is believed.
  const reason = error instanceof NotConnected ? error.cause : error;
  const { code, name } = (reason ?? {}) as Readonly<Record<string, unknown>>;
  return { outcome: { kind: "trouble", mayHaveGone }, failure: String(code ?? name) };
}

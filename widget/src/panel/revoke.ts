import { backOffMs } from "@presently/shared/client";
import type { Clock } from "@presently/shared/clock";

/** How long whoever asked is kept waiting: a page's sign-out must not hang where our server does. */
const PATIENCE_MS = 3_000;

/**
 * What has the server end every session of the visitor whose token it is (P26): repeated, ever more seldom (R19), until it is answered, for as
 * long as the page lives.
 * The request itself outlives the page. A refusal is an answer: nobody but the site's owner can change it. Resolves when it is answered, or
 * after 3 s, and then goes on all the same. Never rejects.
 */
export function revoke(
  server: string,
  siteKey: string,
  token: string,
  clock: Clock,
  random: () => number,
): Promise<void> {
  const url = `${server}/wire/visitor/forget?site=${encodeURIComponent(siteKey)}`;
  const init = { method: "POST", body: token, keepalive: true } as const;
  const isAnswered = ({ status }: Response) => status < 500 && status !== 429;
  const pause = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));

  async function repeat() {
    for (let attempt = 0; !(await fetch(url, init).then(isAnswered, () => false)); attempt++) {
      await pause(backOffMs(attempt, random));
    }
  }

  return Promise.race([repeat(), pause(PATIENCE_MS)]);
}

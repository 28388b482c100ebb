/** How long to wait before it is tried again: between half of it and one and a half. */
const PAUSE_MS = 5_000;

/**
 * What has the server end every session of the visitor whose token it is (P26): repeated until it is answered, for as long as the page lives.
 * The request itself outlives the page. A refusal is an answer: nobody but the site's owner can change it.
 */
export async function revoke(server: string, siteKey: string, token: string): Promise<void> {
  const url = `${server}/wire/visitor/forget?site=${encodeURIComponent(siteKey)}`;
  const init = { method: "POST", body: token, keepalive: true } as const;
  const isAnswered = ({ status }: Response) => status < 500 && status !== 429;
  while (!(await fetch(url, init).then(isAnswered, () => false))) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * (0.5 + Math.random())));
  }
}

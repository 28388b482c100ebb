import { lasting, ofThisTab } from "../panel/storage.ts";

/** What came of following the link of a mail. */
export type Followed = "back" | "other" | "over" | "unreachable" | "tooOften";

/** The token behind the # of a mail's link; undefined on a page that was opened any other way. */
export function mailLinkIn(hash: string): string | undefined {
  return /^#r=([\w-]{1,128})$/.exec(hash)?.[1];
}

/**
 * Exchanges the link's token for a session of its visitor and keeps that where the panel looks for it. A browser that holds another chat here is
 * `other` until the person has said that it `mayReplace` that one: then nothing is left of the other. One that is the visitor already keeps what
 * it has.
 */
export async function followMailLink(
  server: string,
  siteKey: string,
  link: string,
  mayReplace: boolean,
): Promise<Followed> {
  const prefix = `presently:${siteKey}:`;
  const held = lasting.get(`${prefix}token`);
  try {
    const answer = await fetch(`${server}/chat/${siteKey}/return`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ link, mayReplace, ...(held === null ? {} : { token: held }) }),
      referrerPolicy: "no-referrer",
    });
    if (answer.status === 429) return "tooOften";
    if (!answer.ok) return answer.status < 500 ? "over" : "unreachable";
    // Safe: our own server's documented answer.
    const told = (await answer.json()) as
      | { wouldReplace: true }
      | { token: string | null; conversationId: string };
    if ("wouldReplace" in told) return "other";
    const { token, conversationId } = told;
    if (token === null) return "back";
    // What the other had begun to write stands in the tab's own storage.
    for (const storage of [lasting, ofThisTab]) {
      for (const key of storage.keys()) if (key.startsWith(prefix)) storage.remove(key);
    }
    lasting.set(`${prefix}token`, token);
    // Shown also when it has ended a while ago: the server brings what is asked for.
    lasting.set(`${prefix}threads`, conversationId);
    return "back";
  } catch (error) {
    if (error instanceof TypeError) return "unreachable"; // nobody answered
    throw error;
  }
}

import type { TranscriptForm } from "./after-state.ts";

/** Where a visitor's transcript is had, and by whose token. */
export interface TranscriptSource {
  readonly server: string;
  readonly siteKey: string;
  readonly conversationId: string;
  readonly token: string;
}

/** How long the browser may take to begin with what it was handed, in ms. */
const HANDED_FOR_MS = 60_000;

/** Fetches what was said and has the browser keep it as a file, from a link that the page never sees. Rejects when the server will not, or is not there. */
export async function saveTranscript(
  { server, siteKey, conversationId, token }: TranscriptSource,
  form: TranscriptForm,
  name: string,
): Promise<void> {
  const query = new URLSearchParams({ site: siteKey, conversation: conversationId, form });
  const answer = await fetch(`${server}/wire/visitor/transcript?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), HANDED_FOR_MS);
}

/** How long the judge waits for what a browser under load may be slow to show. */
const SOON_MS = 20_000;
/** What a planted fault keeps from happening is not waited for as long: that it does not happen is the test. */
const NEVER_MS = 5000;

let planted: string | undefined;

/** How long to wait until `what` is so. */
export function patienceFor(what: string): number {
  return planted !== undefined && what.startsWith(planted) ? NEVER_MS : SOON_MS;
}

/** The judge of chats with a planted fault knows which verdict it is to come to: it waits shorter for that alone. One at a time. */
export async function knowing<Result>(
  verdict: string,
  act: () => Promise<Result>,
): Promise<Result> {
  planted = verdict;
  try {
    return await act();
  } finally {
    planted = undefined;
  }
}

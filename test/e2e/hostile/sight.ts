import { until } from "../../live/product.ts";
import { lookAtChat, type Seen } from "./in-page.ts";
import { patienceFor } from "./patience.ts";
import type { Tab } from "./tab.ts";

/** Looks until it is so, and says what it saw last. */
export async function seenThat(
  tab: Tab,
  what: string,
  isSo: (seen: Seen) => boolean,
): Promise<Seen> {
  let seen: Seen | undefined;
  try {
    await until(
      what,
      async () => {
        seen = await tab.run(lookAtChat);
        return seen !== undefined && isSo(seen);
      },
      patienceFor(what),
    );
  } catch (error) {
    throw new Error(`${what}: ${JSON.stringify(seen)}; ${tab.complaints().join("; ")}`, {
      cause: error,
    });
  }
  if (seen === undefined) throw new Error(`nothing was seen: ${what}`);
  return seen;
}

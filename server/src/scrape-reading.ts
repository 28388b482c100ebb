import type { Logger } from "pino";

/**
 * A reading for `/metrics`: undefined, and said in the log, when it fails. Whoever exports a figure leaves it out then. *Why:* one figure that cannot
 * be read must not take the others with it, least of all those that say what is wrong; and a former value would look like a true one.
 */
export async function readForScrape<T>(
  read: () => Promise<T>,
  log: Pick<Logger, "warn">,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    log.warn({ err: error }, "a figure for the metrics could not be read");
    return undefined;
  }
}

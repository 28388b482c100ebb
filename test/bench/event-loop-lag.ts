import type { Product } from "../live/product.ts";

/** The 99th percentile of the event loop's delay in ms since the last reading, from the server's own metrics. */
export async function eventLoopLagMs(product: Product): Promise<number> {
  const text = await (await fetch(`${product.url}/metrics`)).text();
  const line = /^presently_nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text);
  return Number(line?.[1] ?? Number.NaN) * 1000;
}

import type { Config } from "../config.ts";

/** The server's address as browsers reach it, as far as the settings know. `port` is the one it really listens on. */
export function baseUrl(config: Config, port = config.port): string {
  if (config.publicUrl !== undefined) return config.publicUrl;
  const anywhere = ["0.0.0.0", "::"].includes(config.host);
  const host = anywhere ? "127.0.0.1" : config.host;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

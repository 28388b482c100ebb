import { type DestinationStream, destination, type Logger, pino } from "pino";
import type { Config } from "./config.ts";

/** Wherever these appear in what is logged, their value is left out (R46). */
const secrets = [
  "token",
  "password",
  "secret",
  "cookie",
  "authorization",
  "text",
  "email",
  "phone",
  "link",
];

/**
 * The log: JSON lines on standard error, ids and codes, never what people wrote. Of a request it keeps the method and the path: what comes
 * after a question mark is the client's, and so is its address.
 */
export function createLog(
  { logLevel }: Pick<Config, "logLevel">,
  stream: DestinationStream = destination(2),
): Logger {
  return pino(
    {
      level: logLevel,
      base: null,
      redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "…" },
      serializers: {
        req: (request: { id: string; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: request.url.split("?")[0],
        }),
      },
    },
    stream,
  );
}

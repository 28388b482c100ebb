import { once } from "node:events";
import { WebSocket } from "ws";
import type { Config } from "../config.ts";
import { asked, whyUnreachable } from "./asking.ts";
import { advice, type Finding, fine, problem } from "./finding.ts";

const ABOUT = "public address";
const PATIENCE_MS = 10_000;

type Outside = Pick<Config, "publicUrl" | "trustedProxies">;

/** Goes the way that browsers go: to the public URL and whatever stands before the server there. */
export async function lookFromOutside({ publicUrl, trustedProxies }: Outside): Promise<Finding[]> {
  if (publicUrl === undefined)
    return [
      advice(
        ABOUT,
        "PRESENTLY_PUBLIC_URL is not set: links and tags name this machine, and no mail is sent",
      ),
    ];
  const isSecure = publicUrl.startsWith("https:");
  const first = await health(publicUrl);
  if (first.state === "problem") return [first];
  return [
    first,
    ...(isSecure ? behindProxy(trustedProxies) : inTheOpen(publicUrl)),
    await script(publicUrl),
    await metrics(publicUrl),
    await webSocket(publicUrl),
  ];
}

async function health(base: string): Promise<Finding> {
  try {
    const answer = await asked(`${base}/healthz`);
    const location = answer.headers.get("location");
    if (location !== null)
      return problem(
        ABOUT,
        `${base} sends elsewhere, to ${location}: PRESENTLY_PUBLIC_URL is where it ends`,
      );
    if (answer.status === 200 && (await answer.text()) === "ok\n")
      return fine(ABOUT, `${base} leads to Presently`);
    return problem(ABOUT, `${base} answers with ${answer.status}, and not as Presently does`);
  } catch (error) {
    return problem(ABOUT, `${base} cannot be reached: ${whyUnreachable(error)}`);
  }
}

/** The server itself speaks no TLS, so with https something stands before it. */
function behindProxy(trusted: readonly string[]): Finding[] {
  return trusted.length > 0
    ? []
    : [
        advice(
          "proxy",
          "PRESENTLY_TRUSTED_PROXIES is empty: all visitors seem to come from one address, and share its limits",
        ),
      ];
}

function inTheOpen(publicUrl: string): Finding[] {
  const { hostname } = new URL(publicUrl);
  if (hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.")) return [];
  return [
    advice(
      "TLS",
      `${publicUrl} is not https: pages with https cannot load the chat, and what is written can be read on its way`,
    ),
  ];
}

/** Pages of other origins may load the script only with these two. */
async function script(base: string): Promise<Finding> {
  const about = "script";
  const answer = await asked(`${base}/presently.js`).catch((error: unknown) =>
    whyUnreachable(error),
  );
  if (typeof answer === "string") return problem(about, `it cannot be loaded: ${answer}`);
  const type = answer.headers.get("content-type") ?? "";
  if (answer.status !== 200 || !type.startsWith("text/javascript"))
    return problem(about, `${base}/presently.js answers with ${answer.status} ${type}`);
  const isForAll =
    answer.headers.get("access-control-allow-origin") === "*" &&
    answer.headers.get("cross-origin-resource-policy") === "cross-origin";
  return isForAll
    ? fine(about, "pages can load it")
    : problem(
        about,
        "the proxy takes away its headers for other origins: some pages cannot load it",
      );
}

/** Without a token the figures are for this machine alone; a proxy that hides that it is one opens them. */
async function metrics(base: string): Promise<Finding> {
  const answer = await asked(`${base}/metrics`).catch((error: unknown) => whyUnreachable(error));
  return typeof answer !== "string" && answer.status === 200
    ? problem(
        "metrics",
        `everybody can read ${base}/metrics: have the proxy send X-Forwarded-For, or close that path`,
      )
    : fine("metrics", "they are closed to others");
}

/** The upgrade must come through; that nobody is signed in is told after it. */
async function webSocket(base: string): Promise<Finding> {
  const socket = new WebSocket(`${base.replace(/^http/, "ws")}/ws/agent`, {
    origin: base,
    handshakeTimeout: PATIENCE_MS,
  });
  try {
    await once(socket, "open");
    return fine("WebSocket", "it passes");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return problem(
      "WebSocket",
      `it does not pass (${why}): chats go on by asking again and again, which is slower; see examples/deploy for proxies`,
    );
  } finally {
    socket.on("error", () => {}); // it was told above
    socket.terminate();
  }
}

import helmet, { type FastifyHelmetOptions } from "@fastify/helmet";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { DOCS_STYLE } from "../api/docs-page.ts";
import { isSecureContext } from "./own-origin.ts";
import { PREVIEW_STYLE } from "./preview-page.ts";

const none = ["'none'"];
const self = ["'self'"];

type Directives = Record<string, string[]>;

/** The console's own policy (R40): its scripts and styles alone, and one Trusted Types policy, for the service worker's address. */
const consolePolicy: Directives = {
  "default-src": none,
  "script-src": self,
  "style-src": self,
  "img-src": ["'self'", "blob:", "data:"],
  "connect-src": self,
  "frame-ancestors": none,
  "base-uri": none,
  "form-action": self,
  "frame-src": self,
  "media-src": self,
  "manifest-src": self,
  "worker-src": self,
  "require-trusted-types-for": ["'script'"],
  "trusted-types": ["presently"],
};

/** The visitor's page holds the widget and nothing else, but for the worker that shows pushes; its address alone needs the Trusted Types policy. */
const chatPolicy: Directives = {
  "default-src": none,
  "script-src": self,
  "style-src": self,
  "img-src": ["'self'", "blob:", "data:"],
  "connect-src": self,
  "media-src": self,
  "worker-src": self,
  "base-uri": none,
  "form-action": none,
  "frame-ancestors": none,
  "require-trusted-types-for": ["'script'"],
  "trusted-types": ["presently"],
};

/** The chat on a made-up page, in a frame of the console's own. */
const previewPolicy: Directives = {
  ...chatPolicy,
  "style-src": [PREVIEW_STYLE],
  "worker-src": none,
  "frame-ancestors": self,
};

/** The HTTP API for people: words and a style. */
const docsPolicy: Directives = {
  "default-src": none,
  "style-src": [DOCS_STYLE],
  "base-uri": none,
  "form-action": none,
  "frame-ancestors": none,
};

/** Data and scripts are no pages: nothing may be loaded should a browser take one for a page. */
const dataPolicy: Directives = { "default-src": none, "frame-ancestors": none, "base-uri": none };

const permissions = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

/** Sets the headers that keep browsers from doing more than they should with our answers (R40). */
export async function addSecurityHeaders(
  app: FastifyInstance,
  publicUrl: string | undefined,
): Promise<void> {
  await app.register(helmet, { global: false });
  app.addHook("onRequest", (request, reply, done) => {
    reply.helmet(profileFor(request, publicUrl));
    reply.header("permissions-policy", permissions);
    done();
  });
}

function profileFor(request: FastifyRequest, publicUrl: string | undefined): FastifyHelmetOptions {
  const path = request.url.split("?")[0] ?? "";
  const isForOtherSites =
    path === "/presently.js" || path.startsWith("/widget/") || path.startsWith("/pictures/");
  const isTls = request.protocol === "https" || publicUrl?.startsWith("https://") === true;
  return {
    contentSecurityPolicy: { useDefaults: false, directives: policyFor(path) },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: isForOtherSites ? "cross-origin" : "same-origin" },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: "no-referrer" },
    strictTransportSecurity:
      isTls && isSecureContext(request, publicUrl)
        ? { maxAge: 365 * 24 * 60 * 60, includeSubDomains: false }
        : false,
    xFrameOptions: { action: policyFor(path) === previewPolicy ? "sameorigin" : "deny" },
  };
}

function policyFor(path: string): Directives {
  if (path.startsWith("/console/preview/")) return previewPolicy;
  if (path === "/console" || path.startsWith("/console/")) return consolePolicy;
  // A worker is bound by its own policy: it fetches nothing and is no page.
  if (path === "/chat/push-worker.js") return dataPolicy;
  if (path.startsWith("/chat/")) return chatPolicy;
  if (path === "/docs") return docsPolicy;
  return dataPolicy;
}

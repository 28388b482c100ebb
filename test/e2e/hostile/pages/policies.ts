import type { Chat, HostilePage } from "../hostile-page.ts";

const socketOf = ({ url }: Chat) => url.replace("http", "ws");
const policy = (...directives: readonly string[]) => ({
  "content-security-policy": directives.join("; "),
});
const noncedTag = ({ snippet }: Chat) => snippet.replace("<script ", '<script nonce="n0nce" ');

/** Policies as strict sites send them. None of them names more than the chat server. */
export const policies: readonly HostilePage[] = [
  {
    name: "host-list",
    why: "nothing is allowed but what the install page names; Trusted Types required and none allowed",
    isQuick: true,
    headers: (chat) =>
      policy(
        "default-src 'none'",
        `script-src ${chat.url}`,
        `connect-src ${chat.url} ${socketOf(chat)}`,
        "style-src 'none'",
        "img-src 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ),
  },
  {
    name: "nonce",
    why: "scripts by a nonce alone, no host",
    headers: (chat) =>
      policy(
        "default-src 'none'",
        "script-src 'nonce-n0nce'",
        `connect-src ${chat.url} ${socketOf(chat)}`,
      ),
    tag: noncedTag,
  },
  {
    name: "strict-dynamic",
    why: "a nonce and strict-dynamic, where hosts count for nothing, with Trusted Types",
    headers: (chat) =>
      policy(
        "script-src 'nonce-n0nce' 'strict-dynamic' https: 'unsafe-inline'",
        "object-src 'none'",
        "base-uri 'none'",
        `connect-src ${chat.url} ${socketOf(chat)}`,
        "require-trusted-types-for 'script'",
      ),
    tag: noncedTag,
  },
  {
    name: "policy-in-markup",
    why: "a policy in a meta element",
    tag: (chat) =>
      `<meta http-equiv="content-security-policy" content="default-src 'self'; script-src ${chat.url}; connect-src ${chat.url} ${socketOf(chat)}">${chat.snippet}`,
  },
  {
    name: "isolated",
    why: "an isolated page, where everything from elsewhere must say that it may be embedded",
    isQuick: true,
    headers: () => ({
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "origin-agent-cluster": "?1",
    }),
  },
  {
    name: "no-permissions",
    why: "a page that denies itself every permission, and sends no referrer",
    headers: () => ({
      "permissions-policy":
        "autoplay=(), camera=(), clipboard-read=(), clipboard-write=(), fullscreen=(), geolocation=(), microphone=(), screen-wake-lock=()",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    }),
  },
  {
    name: "sandbox-policy",
    why: "a policy with a sandbox that takes the page's origin away: the chat is a page of its own",
    headers: () => policy("sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox"),
    expected: { opens: "tab" },
  },
  {
    name: "isolated-without-credentials",
    why: "an isolated page that takes what is from elsewhere without cookies",
    headers: () => ({
      "cross-origin-embedder-policy": "credentialless",
      "cross-origin-opener-policy": "same-origin",
    }),
  },
];

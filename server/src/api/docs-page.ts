import { createHash } from "node:crypto";
import { escaped } from "../escaped-markup.ts";
import { apiErrors } from "./api-errors.ts";
import type { Endpoint } from "./endpoint.ts";
import { endpoints } from "./endpoints.ts";
import { openApiDocument, operationIdOf } from "./openapi.ts";

const STYLE = `:root{color-scheme:light dark;--ink:light-dark(#1c1b22,#ececf1);--soft:light-dark(#5b5966,#a9a7b5);--line:light-dark(#dedce6,#3a3945);--paper:light-dark(#fff,#17161c);--panel:light-dark(#f6f5fa,#201f28);--accent:light-dark(#4b3fc4,#b3a9ff)}
*{box-sizing:border-box}
body{margin:0;font:16px/1.6 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
main,header,nav{max-width:52rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.5rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.35rem;margin:2.5rem 0 .75rem}
h3{font-size:1.05rem;margin:0 0 .25rem}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;list-style:none}
section.route{border:1px solid var(--line);border-radius:12px;padding:1rem 1.25rem;margin:1rem 0;background:var(--panel)}
code,pre{font:14px/1.5 ui-monospace,monospace;overflow-wrap:anywhere}
pre{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:.75rem 1rem;overflow:auto;white-space:pre-wrap}
section.route pre{background:var(--paper)}
.line{margin:.25rem 0 .5rem}
.line b{font:600 14px/1.5 ui-monospace,monospace;color:var(--accent)}
.soft{color:var(--soft)}
table{border-collapse:collapse;width:100%;margin:.75rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line)}
th{font-weight:600}
summary{cursor:pointer;min-height:24px}
footer{max-width:52rem;margin:3rem auto 2rem;padding:0 1.25rem;color:var(--soft)}
@media (max-width:30rem){section.route{padding:.75rem}table.errors td:nth-child(3),table.errors th:nth-child(3){display:none}}`;

/** What the page's style is allowed by in its policy. */
export const DOCS_STYLE = `'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`;

type Json = Record<string, unknown>;

/** `/docs`: the routes for people, written from the same list as the routes themselves (API8). No script, and nothing from any other host. */
export function docsPage(): string {
  const document = openApiDocument();
  // Safe, here and below: `openApiDocument` writes these very objects.
  const paths = document["paths"] as Record<string, Record<string, Json>>;
  const { schemas } = document["components"] as { schemas: Record<string, Json> };
  const routes = endpoints.map((endpoint) => {
    const operation = paths[`/api/v1${endpoint.path}`]?.[endpoint.method.toLowerCase()] ?? {};
    return route(endpoint, operation);
  });
  const links = endpoints.map(
    (endpoint) => `<li><a href="#${operationIdOf(endpoint)}">${escaped(endpoint.summary)}</a></li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>HTTP API · Presently</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>HTTP API</h1>
<p class="soft">Conversations, the team and the figures, for programs of yours. As a document for tools: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.</p>
</header>
<nav aria-label="On this page"><ul>${links.join("")}<li><a href="#refusals">When it says no</a></li><li><a href="#objects">What is told</a></li></ul></nav>
<main>
<h2>Asking</h2>
<p>An owner or admin makes a token in the console under Settings > API and says what it may do, for which sites, and as which agent it writes. It is shown once. Send it with every request, never in an address:</p>
<pre>curl -H "Authorization: Bearer pat_…" https://chat.example.com/api/v1/sites</pre>
<p>Times are milliseconds since 1970, UTC. Bodies are JSON. Fields may be added: pass over those that you don't know. What is posted with an <code>Idempotency-Key</code> of yours is done once, however often it has to be sent. Pages of other web sites can't ask: a token belongs on a server.</p>
<h2>Routes</h2>
${routes.join("\n")}
<h2 id="refusals">When it says no</h2>
<p>Every refusal has a <code>code</code> that stays, a <code>message</code> and a <code>hint</code> for people, and a <code>requestId</code>.</p>
<table class="errors"><thead><tr><th scope="col">Status</th><th scope="col">Code and what happened</th><th scope="col">What can be done</th></tr></thead><tbody>
${Object.entries(apiErrors)
  .map(
    ([code, { status, message, hint }]) =>
      `<tr><td>${status}</td><td><code>${code}</code><br>${escaped(message)}</td><td>${escaped(hint)}</td></tr>`,
  )
  .join("\n")}
</tbody></table>
<h2 id="objects">What is told</h2>
${Object.entries(schemas)
  .map(([name, schema]) => object(name, schema))
  .join("\n")}
</main>
<footer>Presently</footer>
</body>
</html>
`;
}

function route(endpoint: Endpoint, operation: Json): string {
  const { method, path, summary, scope, body } = endpoint;
  const parameters = operation["parameters"] as { name: string; in: string; required: boolean }[];
  const described = parameters
    .map(
      ({ name, in: where, required }) =>
        `<code>${escaped(name)}</code> (${where}${required ? "" : ", optional"})`,
    )
    .join(", ");
  const sent = operation["requestBody"] as
    | { content: Record<string, { schema: Json }> }
    | undefined;
  const schema = sent?.content["application/json"]?.schema;
  return `<section class="route" id="${operationIdOf(endpoint)}" aria-labelledby="${operationIdOf(endpoint)}_title">
<h3 id="${operationIdOf(endpoint)}_title">${escaped(summary)}</h3>
<p class="line"><b>${method}</b> <code>/api/v1${escaped(path)}</code></p>
<p>${escaped(endpoint.description).replaceAll(/`([^`]+)`/g, "<code>$1</code>")}</p>
<p class="soft">${scope === null ? "Any token" : `Needs <code>${scope}</code>`}${described === "" ? "" : `. Takes ${described}`}.</p>
${body === null || schema === undefined ? "" : `<details><summary>What is sent</summary><pre>${escaped(JSON.stringify(schema, null, 2))}</pre></details>`}
</section>`;
}

function object(name: string, schema: Json): string {
  return `<details><summary><code>${escaped(name)}</code>${
    typeof schema["description"] === "string"
      ? ` <span class="soft">${escaped(schema["description"])}</span>`
      : ""
  }</summary><pre>${escaped(JSON.stringify(schema, null, 2))}</pre></details>`;
}

import { expect, test } from "vitest";
import { apiErrors } from "./api-errors.ts";
import { endpoints } from "./endpoints.ts";
import { openApiDocument, operationIdOf } from "./openapi.ts";
import { apiHouse } from "./testing/api-house.ts";

type Json = Record<string, unknown>;
const document = openApiDocument();
// What is claimed of the document is what these tests look at.
const paths = document["paths"] as Record<string, Record<string, Json>>;
const { schemas } = document["components"] as { schemas: Record<string, Json> };

/** Every object in a value, itself included. */
function within(value: unknown): Json[] {
  if (typeof value !== "object" || value === null) return [];
  const own = Array.isArray(value) ? [] : [value as Json];
  return [...own, ...Object.values(value).flatMap(within)];
}

test("API8: the server serves the routes of the document and no other", async () => {
  const api = await apiHouse();
  const served = api.routes
    .filter(({ method, url }) => url.startsWith("/api/v1/") && method !== "HEAD")
    .map(({ method, url }) => `${method} ${url.replaceAll(/:(\w+)/g, "{$1}")}`)
    .filter((route) => route !== "GET /api/v1/openapi.json");
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(served.toSorted()).toEqual(described.toSorted());
  expect(described).toHaveLength(endpoints.length);
  for (const path of ["/openapi.json", "/api/openapi.json"]) {
    const { status, body } = await api.ask("GET", path);
    expect([status, body]).toEqual([200, document]);
  }
  await api.close();
});

test("API8: every reference leads somewhere, every operation has a name of its own, and every parameter of a path is there", () => {
  const references = within(document).flatMap(({ $ref }) =>
    typeof $ref === "string" ? [$ref] : [],
  );
  expect(references.length).toBeGreaterThan(20);
  for (const reference of references)
    expect(Object.keys(schemas)).toContain(reference.replace("#/components/schemas/", ""));
  const names = endpoints.map(operationIdOf);
  expect(new Set(names).size).toBe(names.length);
  for (const [path, operations] of Object.entries(paths))
    for (const operation of Object.values(operations)) {
      const parameters = operation["parameters"] as {
        name: string;
        in: string;
        required: boolean;
      }[];
      const inPath = parameters.filter((one) => one.in === "path" && one.required);
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(inPath.map(({ name }) => name)).toEqual(wanted);
      expect(Object.keys(operation["responses"] as Json)).toContain("401");
    }
});

test("API8: an operation says what may be refused there, and what may not is not said", () => {
  const told = (path: string, method: string, status: string): string => {
    const responses = paths[`/api/v1${path}`]?.[method]?.["responses"] as Record<string, Json>;
    return String(responses[status]?.["description"]);
  };
  for (const { method, path } of endpoints) {
    const [refused, conflict] = ["401", "409"].map((status) =>
      told(path, method.toLowerCase(), status),
    );
    for (const code of ["token.missing", "token.invalid"] as const)
      expect(refused).toContain(apiErrors[code].message);
    for (const code of ["conversation.is-closed", "conversation.not-yours", "key.used"] as const)
      expect(conflict?.includes(apiErrors[code].message), `${method} ${path}`).toBe(
        method === "POST",
      );
  }
});

test("API8: the page says every route and every refusal, escaped, with a style that its policy knows, and asks no other host", async () => {
  const api = await apiHouse();
  const { text, headers } = await api.ask("GET", "/docs");
  expect(headers["content-type"]).toBe("text/html; charset=utf-8");
  for (const { method, path, summary } of endpoints) {
    expect(text).toContain(`<b>${method}</b> <code>/api/v1${path}</code>`);
    expect(text).toContain(summary.replaceAll("'", "&#39;"));
  }
  for (const code of Object.keys(apiErrors)) expect(text).toContain(`<code>${code}</code>`);
  expect(text).not.toMatch(/<script|<link|<img|src=|@import|url\(/);
  expect([...text.matchAll(/href="([^"]*)"/g)].every(([, to]) => /^[#/]/.test(to ?? ""))).toBe(
    true,
  );
  await api.close();
});

import * as z from "zod";
import { type ApiErrorCode, apiErrors } from "./api-errors.ts";
import type { Endpoint } from "./endpoint.ts";
import { endpoints } from "./endpoints.ts";
import { ErrorBody } from "./schemas.ts";

type Json = Record<string, unknown>;

/** Refusals that any route may come to, by status; those of the routes that write; and those of what is posted in a conversation. */
const always: readonly ApiErrorCode[] = [
  "token.missing",
  "token.invalid",
  "scope.missing",
  "not-found",
  "request.invalid",
  "rate.limited",
  "overloaded",
  "internal",
];
const onWriting: readonly ApiErrorCode[] = ["not-allowed", "frame.malformed", "frame.too-large"];
const onPosting: readonly ApiErrorCode[] = [
  "conversation.is-closed",
  "conversation.not-yours",
  "key.used",
];

/** The API as OpenAPI 3.1, made of the very schemas that requests and answers are held to (API8). */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = (paths[`/api/v1${endpoint.path}`] ??= {});
    path[endpoint.method.toLowerCase()] = operation(endpoint);
  }
  const { schema, schemas } = schemaOf(ErrorBody);
  return {
    openapi: "3.1.0",
    info: {
      title: "Presently",
      version: "1",
      summary: "Conversations, the team and the figures of one installation.",
      description:
        "Ask with a token that an owner or admin makes in the console under Settings > API. Times are milliseconds since 1970, UTC. What has no place here yet may come: pass over fields that you don't know.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A token, never in an address." },
      },
      schemas: { ...schemas, ...named(schema), ...allSchemas() },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  const { summary, description, scope, params, query, body, answer, method } = endpoint;
  const refusals = [
    ...always,
    ...(method === "GET" ? [] : onWriting),
    ...(method === "POST" ? onPosting : []),
  ];
  const byStatus = Map.groupBy(refusals, (code) => String(apiErrors[code].status));
  return {
    operationId: operationIdOf(endpoint),
    summary,
    description: scope === null ? description : `${description}\n\nThe token needs \`${scope}\`.`,
    parameters: [
      ...parametersOf(params, "path"),
      ...parametersOf(query, "query"),
      ...(method === "POST" ? [idempotencyKey] : []),
    ],
    ...(body === null
      ? {}
      : {
          requestBody: {
            required: true,
            content: { "application/json": { schema: schemaOf(body).schema } },
          },
        }),
    responses: {
      "200": answered(method === "POST" ? "Done before, under the same key." : "Done.", answer),
      ...(method === "POST" ? { "201": answered("Done.", answer) } : {}),
      ...Object.fromEntries(
        [...byStatus].map(([status, codes]) => [
          status,
          {
            description: codes.map((code) => apiErrors[code].message).join(" "),
            content: { "application/json": { schema: reference("Error") } },
          },
        ]),
      ),
    },
  };
}

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "A name of your own for what you send, such as a UUID. Sent again under the same key it is done once, however often the answer was lost.",
  schema: { type: "string", pattern: "^[\\x21-\\x7e]{1,64}$" },
};

function answered(description: string, answer: z.ZodType): Json {
  return {
    description,
    content: { "application/json": { schema: schemaOf(answer).schema } },
  };
}

function parametersOf(schema: z.ZodObject, where: "path" | "query"): Json[] {
  const written = schemaOf(schema).schema;
  const properties = (written["properties"] ?? {}) as Record<string, Json>; // an object's, as JSON Schema has it
  const required = (written["required"] ?? []) as string[]; // as above
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: where,
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: rest,
  }));
}

/** `GET /conversations/{conversationId}/messages` is `get_conversations_messages`. */
export function operationIdOf({ method, path }: Pick<Endpoint, "method" | "path">): string {
  const words = path.split("/").filter((part) => part !== "" && !part.startsWith("{"));
  const isOne = path.endsWith("}") ? ["one"] : [];
  return [method.toLowerCase(), ...words, ...isOne].join("_");
}

/** A schema as JSON Schema, with those it names apart. As an input's: an output's would forbid what a later version adds (API8). */
function schemaOf(schema: z.ZodType): { schema: Json; schemas: Json } {
  const {
    $schema: _dialect,
    $defs,
    ...rest
  } = z.toJSONSchema(schema, { io: "input", target: "draft-2020-12" });
  const text = JSON.stringify({ rest, defs: $defs ?? {} }).replaceAll(
    "#/$defs/",
    "#/components/schemas/",
  );
  // Safe: two objects, as they were written above.
  const moved = JSON.parse(text) as { rest: Json; defs: Json };
  return { schema: moved.rest, schemas: moved.defs };
}

/** What has a name of its own stands once among the components. */
function named(schema: Json): Json {
  const { id, ...rest } = schema;
  return typeof id === "string" ? { [id]: rest } : {};
}

function allSchemas(): Json {
  return Object.assign(
    {},
    ...endpoints.map(({ answer }) => {
      const { schema, schemas } = schemaOf(answer);
      return { ...schemas, ...named(schema) };
    }),
  );
}

function reference(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

import * as fc from "fast-check";
import type * as z from "zod";
import { idsOf } from "./ids.ts";

type Schema = z.core.$ZodType;

/**
 * Draws values of a schema, so that tests cover every form that it allows. Knows the kinds of schema that the protocol uses, and throws at
 * another, lest a part of the wire go untested unnoticed.
 */
export function arbitraryOf<Wanted extends z.ZodType>(
  schema: Wanted,
): fc.Arbitrary<z.infer<Wanted>> {
  // Safe: each value is checked by the schema itself before it is handed out.
  return valueOf(schema).filter((value) => schema.safeParse(value).success) as fc.Arbitrary<
    z.infer<Wanted>
  >;
}

function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  const { def } = schema._zod as z.core.$ZodTypes["_zod"]; // every schema is of one of zod's own kinds
  if (def.type === "string" || def.type === "custom") return textOf(schema);
  if (def.type === "number") return fc.oneof(fc.nat({ max: 5 }), fc.nat({ max: 60 }), fc.nat());
  if (def.type === "boolean") return fc.boolean();
  if (def.type === "null") return fc.constant(null);
  if (def.type === "literal") return fc.constantFrom(...def.values);
  if (def.type === "enum") return fc.constantFrom(...Object.values(def.entries));
  if (def.type === "nullable") return fc.option(valueOf(def.innerType), { nil: null });
  if (def.type === "array") return fc.array(valueOf(def.element), { maxLength: 3 });
  if (def.type === "union") return fc.oneof(...def.options.map(valueOf));
  if (def.type === "object") return objectOf(def.shape);
  if (def.type === "record") {
    const keys = valueOf(def.keyType) as fc.Arbitrary<string>; // keys of the wire are text
    return fc.dictionary(keys, valueOf(def.valueType), { maxKeys: 3 });
  }
  throw new Error(`no arbitrary for a schema of kind ${def.type}`);
}

function objectOf(shape: Readonly<Record<string, Schema>>): fc.Arbitrary<unknown> {
  const isOptional = (property: Schema) => property._zod.def.type === "optional";
  const keys = Object.keys(shape);
  const model = Object.fromEntries(
    Object.entries(shape).map(([key, property]) => [key, valueOf(unwrapped(property))]),
  );
  return fc.record(model, {
    requiredKeys: keys.filter((key) => !isOptional(shape[key] as Schema)),
  }); // a key of the shape
}

function unwrapped(schema: Schema): Schema {
  const { def } = schema._zod as z.core.$ZodTypes["_zod"]; // as above
  return def.type === "optional" ? def.innerType : schema;
}

const ids = idsOf(99);
/** One of each form of text that the protocol has; those that a schema accepts stand for it. */
const forms: readonly string[] = [
  ids.site(),
  ids.department(),
  ids.agent(),
  ids.visitor(),
  ids.conversation(),
  ids.event(),
  ids.article(),
  ids.cannedReply(),
  ids.file(),
  ids.form(),
  ids.incident(),
  ids.tag(),
  ids.topic(),
  ids.command(),
  "0.",
  "12.abcdefgh",
  "en",
  "pt-BR",
  "Europe/Vilnius",
  "",
  "Hello, здравей",
  "__proto__",
  "constructor",
];

function textOf(schema: Schema): fc.Arbitrary<unknown> {
  // Safe: a schema of zod's classic form parses.
  const parse = schema as unknown as z.ZodType;
  const fitting = forms.filter((form) => parse.safeParse(form).success);
  if (fitting.length === 0) throw new Error("no form of text fits the schema");
  return fitting.includes("")
    ? fc.oneof(fc.constantFrom(...fitting), fc.string())
    : fc.constantFrom(...fitting);
}

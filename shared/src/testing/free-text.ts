import type * as z from "zod";

/** A string in which anything may stand, and where it is. */
export interface FreeText {
  readonly event: string;
  readonly path: readonly string[];
}

/**
 * Every free string within a schema. Ids and cursors are custom schemas, codes are enums, literals or strings held to a pattern; whatever
 * else is text may be what somebody typed. An unknown kind of schema is an error: it could hide one.
 */
export function freeTextIn(
  schema: z.core.$ZodType,
  event: string,
  path: readonly string[] = [],
): FreeText[] {
  const { def } = schema._zod as z.core.$ZodTypes["_zod"]; // every schema is of one of zod's own kinds
  const within = (part: z.core.$ZodType, step?: string) =>
    freeTextIn(part, event, step === undefined ? path : [...path, step]);
  if (def.type === "string") {
    const isPattern = (def.checks ?? []).some(
      ({ _zod }) => _zod.def.check === "string_format" && "pattern" in _zod.def,
    );
    return isPattern ? [] : [{ event, path }];
  }
  if (def.type === "object") {
    return Object.entries(def.shape).flatMap(([key, part]) => within(part, key));
  }
  if (def.type === "array") return within(def.element);
  if (def.type === "nullable" || def.type === "optional") return within(def.innerType);
  if (def.type === "union") return def.options.flatMap((option) => within(option));
  if (def.type === "record") return [...within(def.keyType, "key"), ...within(def.valueType)];
  if (["custom", "enum", "literal", "number", "boolean", "null"].includes(def.type)) return [];
  throw new Error(`${event}.${path.join(".")}: a schema of kind ${def.type} is not looked into`);
}

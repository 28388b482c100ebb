/** Says whether a value from outside has the form that our code relies on. */
export type Check = (value: unknown) => boolean;

export const isText: Check = (value) => typeof value === "string";
export const isNumber: Check = (value) => typeof value === "number";
export const isBoolean: Check = (value) => typeof value === "boolean";
export const isCursor: Check = (value) => isText(value) && /^\d+\./.test(String(value));
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
export const orAbsent =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
export const recordOf =
  (check: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(check);
/** An object with these properties at least; what else it holds is not looked at. */
export const withShape =
  (shape: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && Object.keys(shape).every((key) => shape[key]?.(value[key]));
/** One of several shapes by its `type`; a type that is not listed passes, since whoever reads it skips it (P9). */
export const byType =
  (shapes: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) &&
    isText(value["type"]) &&
    (!Object.hasOwn(shapes, String(value["type"])) ||
      shapes[String(value["type"])]?.(value) === true);

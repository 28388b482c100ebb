import { expect, test } from "vitest";
import * as z from "zod";
import { freeTextIn } from "./free-text.ts";

test("a free string is found wherever it hides", () => {
  const free = z.string().max(10);
  const hiding = z.object({
    type: z.literal("x"),
    plain: free,
    nullable: z.nullable(free),
    optional: free.exactOptional(),
    list: z.array(z.object({ deep: free })),
    either: z.union([z.literal("a"), free]),
    table: z.record(free, z.int()),
    code: z.string().regex(/^[a-z]+$/),
  });
  expect(freeTextIn(hiding, "x").map(({ path }) => path.join("."))).toEqual([
    "plain",
    "nullable",
    "optional",
    "list.deep",
    "either",
    "table.key",
  ]);
});

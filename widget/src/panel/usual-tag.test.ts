import { MAX_LOOK_OFFSET, MAX_LOOK_RADIUS } from "@presently/shared/protocol/look-limits";
import { expect, test } from "vitest";
import { faultIn, isSetting } from "./api/tag.ts";
import { isFollowed } from "./usual-tag.ts";

test.each([
  {},
  { theme: "auto", position: "left", offset: `0 ${MAX_LOOK_OFFSET}`, radius: `${MAX_LOOK_RADIUS}` },
  { theme: "", position: "", offset: "", radius: "" },
  { theme: "dark", position: "right", offset: "20 199", radius: "0" },
  { theme: "light", offset: "9 10", radius: "19" },
  { lang: "auto", open: "auto" },
  { lang: "", open: "never" },
  { lang: "en" },
])("a tag that says %o is followed, and nothing more is fetched for it", (data) => {
  expect(isFollowed(data)).toBe(true);
});

test.each([
  { theme: "blue" },
  { position: "top" },
  { offset: `0 ${MAX_LOOK_OFFSET + 1}` },
  { offset: `${MAX_LOOK_OFFSET + 1} 0` },
  { offset: "20" },
  { offset: "20px 20px" },
  { offset: "-1 5" },
  { radius: `${MAX_LOOK_RADIUS + 1}` },
  { radius: "round" },
])("what is wrong with %o is asked of the part that says so", (data) => {
  expect(isFollowed(data)).toBe(false);
  for (const [name, value] of Object.entries(data)) {
    expect(isSetting(name) && faultIn(name, value)).toBeTypeOf("string");
  }
});

test.each([{ lang: "de" }, { lang: "english" }, { open: "yes" }])(
  "what is wrong with %o, which holds until the script is loaded again, is asked of it, too",
  (data) => expect(isFollowed(data)).toBe(false),
);

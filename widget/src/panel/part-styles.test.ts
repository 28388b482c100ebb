import { expect, test } from "vitest";
import { afterStyle } from "./after/after-style.ts";
import { articlesStyle } from "./articles/articles-style.ts";
import { filesStyle } from "./files/files-style.ts";
import { formsStyle } from "./forms/forms-style.ts";
import { noticeStyle } from "./notice/notice-style.ts";
import { topicsStyle } from "./topics/topics-style.ts";

const STYLES = {
  afterStyle,
  articlesStyle,
  filesStyle,
  formsStyle,
  noticeStyle,
  topicsStyle,
};

/** What stands before each block of rules. */
const selectorsOf = (css: string) =>
  [...css.matchAll(/([^{}]+)\{/g)].flatMap(([, list = ""]) =>
    list.split(",").map((each) => each.trim()),
  );
const classesIn = (selector: string) =>
  [...selector.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = ""]) => name);

/** The classes that rules of a part lay hold of wherever they stand: what is drawn by another part and called so would be moved with them. */
const takenBy = (css: string) =>
  new Set(
    selectorsOf(css).flatMap((selector) =>
      /^\.[\w-]+$/.test(selector) ? classesIn(selector) : [],
    ),
  );

test.for(Object.entries(STYLES))(
  "one sheet holds for the whole chat: no class of %s is another part's as well",
  ([name, css]) => {
    const taken = takenBy(css);
    for (const [other, theirs] of Object.entries(STYLES)) {
      if (other === name) continue;
      const both = selectorsOf(theirs)
        .flatMap(classesIn)
        .filter((each) => taken.has(each));
      expect(both, other).toEqual([]);
    }
  },
);

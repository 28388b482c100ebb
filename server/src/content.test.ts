import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanName, cleanPageUrl, findLinks, readMessage, readNote } from "./content.ts";
import { refusalOf } from "./desk/testing.ts";

describe("R37: text is stored as it is sent after", () => {
  test("R37: nothing but blanks is no message", () => {
    expect(refusalOf(() => readMessage(" \u0000\n\t "))).toBe("message.empty");
  });
  test("R37: the limit counts the cleaned text", () => {
    expect(readMessage(`  ${"x".repeat(4000)}\u0007  `).text).toHaveLength(4000);
    expect(refusalOf(() => readMessage("x".repeat(4001)))).toBe("message.too-long");
  });
  test("R37: a note has a limit of its own", () => {
    expect(refusalOf(() => readNote("x".repeat(2001)))).toBe("message.too-long");
    expect(readNote("  ok ")).toBe("ok");
  });
});

describe("R39: links are found on the server", () => {
  const linksIn = (text: string) =>
    findLinks(text).map(({ start, end, kind }) => [text.slice(start, end), kind]);

  test("R39: http, https, mailto and tel, with and without a scheme", () => {
    expect(linksIn("see https://a.example/x?y=1, or http://b.example.")).toEqual([
      ["https://a.example/x?y=1", "asWritten"],
      ["http://b.example", "asWritten"],
    ]);
    expect(linksIn("www.example.com and vera@example.com")).toEqual([
      ["www.example.com", "http"],
      ["vera@example.com", "mailto"],
    ]);
    expect(linksIn("call tel:+370-600-00000 or mailto:a@example.com")).toEqual([
      ["tel:+370-600-00000", "asWritten"],
      ["mailto:a@example.com", "asWritten"],
    ]);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://files.example.com/x",
    "//example.com/x",
    "vbscript:x",
    "file:///etc/passwd",
  ])("R39: %s is never a link by its scheme", (text) => {
    expect(findLinks(text).filter(({ start }) => start === 0)).toEqual([]);
  });

  test("R39: spans lie within the text, in order, and never overlap", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.constantFrom("https://a.example", "b@c.example", "www.x.com", "😀", " "),
          ),
        ),
        (parts) => {
          const text = parts.join("");
          let last = 0;
          for (const { start, end } of findLinks(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            last = end;
          }
        },
      ),
    );
  });
});

describe("R38: names and addresses of pages are hostile", () => {
  test("R38: a name loses bidi controls, characters without width and line breaks, and is capped", () => {
    expect(cleanName("A\u202ena\u200b\u2066 \n B\u061c")).toBe("Ana B");
    expect(cleanName("\u200f\u200b ")).toBeNull();
    expect(cleanName("x".repeat(200))).toHaveLength(80);
    expect(cleanName(`${"x".repeat(79)}😀`)).toBe("x".repeat(79));
  });
  test("R39: credentials, fragment and secrets in the query are stripped from a page's address", () => {
    expect(
      cleanPageUrl(
        "https://user:pw@shop.example/cart?id=7&access_token=abc&reset_password=1#sid=1",
      ),
    ).toBe("https://shop.example/cart?id=7");
    expect(cleanPageUrl("https://shop.example/?token=a&token=b&page=2")).toBe(
      "https://shop.example/?page=2",
    );
  });
  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "nonsense",
    "about:blank",
    "ftp://a.example",
  ])("R39: %s is no page", (url) => {
    expect(cleanPageUrl(url)).toBeNull();
  });
});

import { describe, expect, test } from "vitest";
import { calm, hiddenHost, targetOf } from "./Linked.tsx";

const whole = (text: string, kind: "asWritten" | "http" | "mailto" | "tel" = "asWritten") =>
  targetOf(text, { start: 0, end: text.length, kind });

describe("R39: links", () => {
  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "blob:https://a.example/1",
    "file:///etc/passwd",
    "not an address",
    "",
  ])("%j is text, not a link", (text) => {
    expect(whole(text)).toBeUndefined();
  });

  test("what was written without a scheme gets the one its kind says", () => {
    expect(whole("www.example.com/a", "http")?.href).toBe("http://www.example.com/a");
    expect(whole("ana@example.com", "mailto")?.href).toBe("mailto:ana@example.com");
    expect(whole("+370 600 00000", "tel")?.protocol).toBe("tel:");
  });

  test("a link whose text shows its host needs no more words", () => {
    const text = "https://Example.com/path";
    expect(hiddenHost(text, new URL(text))).toBeUndefined();
  });

  test.each([
    ["https://аррӏе.com/", "xn--80ak6aa92e.com"],
    ["https://bank.example@evil.example/login", "evil.example"],
    ["https://example.com.evil.example/", undefined],
    ["https:///evil.example/", "evil.example"],
  ])("%j leads to a host that is named when its text hides it", (text, host) => {
    expect(hiddenHost(text, new URL(text))).toBe(host);
  });

  test("a host that only begins like the one shown is not the one shown", () => {
    expect(hiddenHost("https://example.comevil", new URL("https://example.com"))).toBe(
      "example.com",
    );
  });
});

test("R38: a letter carries at most eight marks; what people really write is left as it is", () => {
  const mark = "\u0301";
  expect(calm(`Z${mark.repeat(40)}algo`)).toBe(`Z${mark.repeat(8)}algo`);
  expect(calm("Tiếng Việt, ру́сский, हिन्दी, עִבְרִית")).toBe("Tiếng Việt, ру́сский, हिन्दी, עִבְרִית");
});

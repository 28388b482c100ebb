import { expect, test } from "vitest";
import { createLog } from "./log.ts";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog({ logLevel: "trace" }, { write: (line) => void lines.push(line) }));
  return lines.join("");
}

test.each(["token", "password", "secret", "cookie", "authorization", "text", "email", "link"])(
  "R46: a field named %s is left out of the log, also inside what is logged",
  (name) => {
    const log = logged((to) => {
      to.info({ [name]: "walrus" }, "at the top");
      to.info({ command: { [name]: "walrus" } }, "one level down");
      to.info({ frame: { command: { [name]: "walrus" } } }, "two levels down");
    });
    expect(log.split("\n")).toHaveLength(4);
    expect(log).not.toContain("walrus");
  },
);

test("R46: of a request's address the log keeps the path alone", () => {
  const req = { id: "r1", method: "GET", url: "/presently.js?token=walrus" };
  const log = logged((to) => to.info({ req }, "asked"));
  expect(log).toContain('"path":"/presently.js"');
  expect(log).not.toContain("walrus");
});

test("ids and codes stay", () => {
  expect(logged((to) => to.info({ code: "not-found", reqId: "r1" }, "refused"))).toMatch(
    /"code":"not-found","reqId":"r1"/,
  );
});

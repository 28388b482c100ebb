import { expect, test } from "vitest";
import { settingsPagesOf } from "./settings-pages.ts";

test("AL6: who is told of alarms finds the page of alarms by mail, and agents do not", () => {
  for (const role of ["supervisor", "admin", "owner"] as const)
    expect(settingsPagesOf(role, false)).toContain("alarms");
  expect(settingsPagesOf("agent", false)).not.toContain("alarms");
  expect(settingsPagesOf("agent", true), "AL7: named for complaints").toContain("alarms");
});

test("KY5, TF2: everybody finds their own pages, and only owners and admins those of the installation", () => {
  for (const role of ["agent", "supervisor"] as const) {
    expect(settingsPagesOf(role, false)).toContain("second-step");
    for (const page of ["sites", "team", "api", "webhooks", "audit"])
      expect(settingsPagesOf(role, false)).not.toContain(page);
  }
  for (const role of ["admin", "owner"] as const)
    expect(settingsPagesOf(role, false)).toEqual(
      expect.arrayContaining([
        ...settingsPagesOf("agent", false),
        "api",
        "webhooks",
        "audit",
        "tags",
      ]),
    );
});

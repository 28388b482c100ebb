import { expect, test } from "vitest";
import { settingsPagesOf } from "./settings-pages.ts";

test("KY5, TF2: everybody finds their own pages, and only owners and admins those of the installation", () => {
  for (const role of ["agent", "supervisor"] as const) {
    expect(settingsPagesOf(role)).toContain("second-step");
    for (const page of ["sites", "team", "api", "webhooks"])
      expect(settingsPagesOf(role)).not.toContain(page);
  }
  for (const role of ["admin", "owner"] as const)
    expect(settingsPagesOf(role)).toEqual(
      expect.arrayContaining([...settingsPagesOf("agent"), "api", "webhooks", "tags"]),
    );
});

import { MAX_DEPARTMENT_KEY_CHARS } from "@presently/shared/protocol/department-key-limits";
import type { PanelHandle } from "../panel-handle.ts";
import { isUnderWay } from "../picture.ts";
import { isWhole } from "./api.ts";
import { tellError } from "./errors.ts";

/** Whether the wire takes it; whether a department has that key is for the server to say. */
export const mayBeKey = (key: unknown): key is string =>
  typeof key === "string" && key.length <= MAX_DEPARTMENT_KEY_CHARS;

/** What the server made of the department that the page named, which a page's scripts may change; told once for each welcome. */
export function createDepartments(handle: PanelHandle) {
  let told: object | undefined;
  const about = () => (isWhole(handle.panel) ? handle.panel.session.picture().about : undefined);

  const tell = (why: "unknown" | "closed", key: unknown) =>
    tellError(
      handle,
      `department.${why}`,
      why === "closed"
        ? `The department "${String(key)}" is closed.`
        : `No department has the key "${String(key)}".`,
      "Conversations begin in the site's own. Settings → Departments says keys and hours.",
    );

  return {
    /** Conversations that begin from now on are to wait there; one that goes on stays where it is. */
    choose(key: unknown): void {
      if (!mayBeKey(key)) return tell("unknown", key);
      if (handle.department === key) return;
      handle.department = key;
      const { panel } = handle;
      if (!isWhole(panel)) return;
      const picture = panel.session.picture();
      if (picture.connection === "idle" || isUnderWay(picture)) return;
      // What is shown before the first message is of the department in which it would begin.
      panel.session.disconnect();
      panel.session.connect();
    },
    look(): void {
      const now = about();
      if (now === told) return;
      told = now;
      if (now?.department === "unknown" || now?.department === "closed")
        tell(now.department, handle.department);
    },
  };
}

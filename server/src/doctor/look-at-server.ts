import { asked, whyUnreachable } from "./asking.ts";
import { advice, type Finding, fine, problem } from "./finding.ts";

const ABOUT = "server";

/** Whether a server answers at its own address on this machine, and says that it can work. */
export async function lookAtServer(base: string): Promise<Finding[]> {
  const answer = await asked(`${base}/readyz`).catch((error: unknown) => whyUnreachable(error));
  if (typeof answer === "string")
    return [advice(ABOUT, `nothing answers at ${base} (${answer}); npm start runs it`)];
  const told: unknown = await answer.json().catch(() => undefined);
  const checks =
    typeof told === "object" && told !== null && "checks" in told ? told.checks : undefined;
  if (typeof checks !== "object" || checks === null)
    return [problem(ABOUT, `what answers at ${base} is not Presently`)];
  const wrong = Object.entries(checks).filter(([, state]) => state !== "ok");
  return wrong.length === 0
    ? [fine(ABOUT, `it answers at ${base} and can work`)]
    : wrong.map(([name, state]) => problem(ABOUT, `${name}: ${String(state)}`));
}

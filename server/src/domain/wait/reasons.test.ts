import { expect, test } from "vitest";
import { WaitEngine } from "./engine.ts";

const MINUTE = 60_000;

/** One agent with one chat, three in line who were told their waits; then one of them goes and comes back, and nothing more happens for long. */
function reasonsAfter(who: string): Map<string, string | null> {
  const engine = new WaitEngine({ isPriorTold: true });
  let seq = 0;
  const observe = (event: Parameters<WaitEngine["observe"]>[0]) =>
    expect(engine.observe(event, (seq += 1))).toBeUndefined();
  observe({ kind: "agentOnline", atMs: 0, agent: "ann", lines: ["sales"], capacity: 1 });
  for (const [at, conversation] of ["in chat", "first", "second", "third"].entries()) {
    const inLine = { conversation, line: "sales", priority: 0, isReturned: false };
    observe({ kind: "queued", atMs: at * 1000, ...inLine });
    if (at === 0) observe({ kind: "assigned", atMs: 0, agent: "ann", ...inLine });
  }
  for (const { conversation, answer } of engine.look(5_000))
    engine.wasTold(conversation, answer, 5_000);
  observe({ kind: "wentAway", atMs: 6_000, conversation: who });
  const rankMs = engine.desk.waiting.get(who)?.rankMs ?? 0;
  observe({ kind: "cameBack", atMs: 9_000, conversation: who, awayMs: 3_000, rankMs });
  return new Map(
    engine.look(90 * MINUTE).map(({ conversation, reason }) => [conversation, reason]),
  );
}

test("W15: who reopened the page behind her is nobody's reason, and ahead of her is", () => {
  expect(reasonsAfter("third").get("first")).toBe("longChats");
  expect(reasonsAfter("first").get("third")).toBe("cameAhead");
});

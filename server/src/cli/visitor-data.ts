import { open } from "node:fs/promises";
import { dirname } from "node:path";
import type { ConversationId } from "@presently/shared/protocol";
import type { FoundVisitor, Sought, VisitorData } from "../privacy/visitor-data.ts";
import { syncFolder } from "../store/database-files.ts";

/** Who did it, in the audit log. */
const ACTOR = "command line";

/** As it comes from a command line: exactly one of them. */
interface Named {
  readonly conversationId?: ConversationId;
  readonly subject?: string;
  readonly email?: string;
}

/** How much was found. */
interface Count {
  readonly visitors: number;
  readonly conversations: number;
}

/** Writes all that is kept of somebody into a new file (ER4). Throws where nobody is found, and where the file is there already. */
export async function exportVisitors(
  data: VisitorData,
  named: Named,
  file: string,
): Promise<Count & { readonly file: string }> {
  const found = await find(data, named);
  const target = await open(file, "wx", 0o600);
  try {
    for await (const part of await data.exported(found, ACTOR)) await target.writeFile(part);
    await target.sync();
  } finally {
    await target.close();
  }
  syncFolder(dirname(file));
  return { file, ...countOf(found) };
}

/** Erases somebody, or only says what that would be (ER1). */
export async function eraseVisitors(
  data: VisitorData,
  named: Named,
  isAsked: boolean,
): Promise<Count & { readonly isErased: boolean }> {
  const found = await find(data, named);
  if (!isAsked) await data.erase(found, ACTOR);
  return { isErased: !isAsked, ...countOf(found) };
}

async function find(data: VisitorData, named: Named): Promise<FoundVisitor[]> {
  const found = await data.find(soughtIn(named));
  if (found.length === 0) throw new Error("nobody is found by that");
  return found;
}

function soughtIn({ conversationId, subject, email }: Named): Sought {
  const sought: Sought[] = [];
  if (conversationId !== undefined) sought.push({ conversationId });
  if (subject !== undefined) sought.push({ subject });
  if (email !== undefined) sought.push({ email });
  const [only] = sought;
  if (only === undefined || sought.length > 1) throw new Error("name one of them, and no other");
  return only;
}

function countOf(found: readonly FoundVisitor[]): Count {
  const conversations = found.reduce((sum, one) => sum + one.conversations, 0);
  return { visitors: found.length, conversations };
}

import type { Config } from "../config.ts";
import { type Finding, fine, problem } from "./finding.ts";
import { lookAtFolder } from "./look-at-folder.ts";
import { lookAtMail } from "./look-at-mail.ts";
import { lookAtServer } from "./look-at-server.ts";
import { lookFromOutside } from "./look-from-outside.ts";

export interface Examined {
  readonly config: Config;
  /** The server's own address on this machine; undefined where it takes a free port at each start. */
  readonly local: string | undefined;
  /** Examines the database, by the running server or by itself; answers what is wrong. */
  readonly database: () => Promise<readonly string[]>;
}

/** Looks at an installation as whoever runs it would, with the settings in force, and says what is wrong and what to do. Changes nothing. */
export async function examine({ config, local, database }: Examined): Promise<Finding[]> {
  const folder = await lookAtFolder(config.dataDir);
  return [
    fine("settings", "they are whole and within their ranges"),
    ...folder.findings,
    ...(folder.isThere ? await lookAtDatabase(database) : []),
    ...(local === undefined ? [] : await lookAtServer(local)),
    ...(await lookFromOutside(config)),
    await lookAtMail(config),
  ];
}

async function lookAtDatabase(database: Examined["database"]): Promise<Finding[]> {
  const about = "database";
  try {
    const problems = await database();
    return problems.length === 0
      ? [fine(about, "all is well")]
      : problems.map((words) => problem(about, words));
  } catch (error) {
    return [problem(about, error instanceof Error ? error.message : String(error))];
  }
}

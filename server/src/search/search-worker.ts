import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import * as z from "zod";
import { createSqliteRunner } from "../store/sqlite-runner.ts";
import { searchConversations, type SearchQuestion } from "./search-conversations.ts";

/** The thread behind search-in-worker.ts: it reads on a connection of its own, each statement for itself, so that no log has to wait for it. */
const { file } = z.object({ file: z.string() }).parse(workerData);
const db = new Database(file, { readonly: true, fileMustExist: true });
const { now } = createSqliteRunner(db);
// Safe: from our own route, which has parsed what was asked.
parentPort?.on("message", (question: SearchQuestion) => {
  parentPort?.postMessage(now(searchConversations(question)));
});

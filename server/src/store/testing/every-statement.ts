import { readdirSync, readFileSync } from "node:fs";
import { type CompiledStatement, compiledStatements } from "../statement.ts";

/** Loads every module of the server that writes a statement, so that none is forgotten, and returns all statements. */
export async function everyStatement(): Promise<readonly CompiledStatement[]> {
  const root = new URL("../../", import.meta.url);
  const modules = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => new URL(name, root))
    .filter((module) => /= statement\(/.test(readFileSync(module, "utf8")));
  await Promise.all(modules.map((module) => import(module.href)));
  return compiledStatements();
}

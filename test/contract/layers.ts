/**
 * Which file may import which: `shared <- domain <- store, desk <- realtime, http <- app <- main`.
 * Works on sources held in memory, so that its own test can plant a wrong import.
 */
import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { parseSync } from "vite";

/** Sources by path from the repository's root, with `/` between folders. */
export type Sources = ReadonlyMap<string, string>;

/** An `import` or `export … from`, also a dynamic one with a literal. */
type Import = { from: string; isType: boolean };

/** Higher may import lower or equal. A file that is not named here stands where its highest import does. */
const RANKS: Record<string, number> = {
  domain: 1,
  store: 2,
  desk: 2,
  realtime: 3,
  http: 3,
  app: 4,
  main: 5,
};

/** The domain decides about days and hours; time zones are not arithmetic to write by hand. */
const DOMAIN_PACKAGES = ["temporal-polyfill"];

/** One line per wrong import, in the order of the files. */
export function wrongImports(sources: Sources, sharedExports: Record<string, string>): string[] {
  const imports = new Map([...sources].map(([path, source]) => [path, importsOf(path, source)]));
  const resolve = (path: string, from: string) => resolved(path, from, sharedExports);
  const rankOf = ranks(imports, resolve);
  return [
    ...[...imports].flatMap(([path, list]) =>
      list.flatMap(({ from }) => objection(path, from, resolve(path, from), rankOf) ?? []),
    ),
    ...[...imports.keys()]
      .filter((path) => mustLiveWithoutZod(path))
      .flatMap((path) => roadToZod(path, imports, resolve) ?? []),
    ...[...sources].flatMap(([path, source]) => readsEnvironment(path, source) ?? []),
  ];
}

function objection(
  path: string,
  from: string,
  target: string | undefined,
  rankOf: (path: string) => number,
): string | undefined {
  const refuse = (why: string) => `${path} imports ${from}: ${why}`;
  const home = packageOf(path);
  if (target === undefined) {
    // A package of the registry or of Node.
    if (home === "shared" && isBuiltin(from)) return refuse("shared runs in browsers too");
    if (isBrowser(home) && isBuiltin(from)) return refuse("it runs in a browser");
    if (isBrowser(home) && from.startsWith("@presently/"))
      return refuse("only shared is for browsers");
    if (layerOf(path) === "domain" && !DOMAIN_PACKAGES.includes(from)) {
      return refuse("the domain is pure and has no libraries");
    }
    return undefined;
  }
  const destination = packageOf(target);
  if (home.startsWith("widget/wrappers/")) {
    const isOfPages = destination === "widget/wrappers/web" || target === "widget/src/contract.ts";
    if (destination !== home && !isOfPages) return refuse("a wrapper knows the contract alone");
  }
  if (destination !== home && from.startsWith(".")) return refuse("it leaves its package");
  if (home === "shared" && destination !== "shared") return refuse("shared knows nobody");
  if (isBrowser(home) && destination === "server") return refuse("browsers never see the server");
  if (home === "server" && destination === "server" && rankOf(target) > rankOf(path)) {
    return refuse(`${layerOf(path)} stands below ${layerOf(target)}`);
  }
  return undefined;
}

/** The widget's budget has no room for zod, and it brings these two parts of shared along. */
function mustLiveWithoutZod(path: string): boolean {
  return ["widget/src/", "shared/src/client/", "shared/src/view/"].some((folder) =>
    path.startsWith(folder),
  );
}

function roadToZod(
  start: string,
  imports: ReadonlyMap<string, Import[]>,
  resolve: (path: string, from: string) => string | undefined,
): string | undefined {
  const queue: string[][] = [[start]];
  const seen = new Set<string>();
  for (const road of queue) {
    const path = road.at(-1) ?? start;
    if (seen.has(path)) continue;
    seen.add(path);
    for (const { from } of (imports.get(path) ?? []).filter(({ isType }) => !isType)) {
      if (from === "zod" || from.startsWith("zod/")) {
        return `${[...road, from].join(" -> ")}: zod at run time in a browser`;
      }
      const target = resolve(path, from);
      if (target !== undefined) queue.push([...road, target]);
    }
  }
  return undefined;
}

function readsEnvironment(path: string, source: string): string | undefined {
  if (path === "server/src/config.ts") return undefined;
  const reads =
    /\bprocess\s*(\?\.|\.)\s*env\b|import\s*\{[^}]*\benv\b[^}]*\}\s*from\s*["'](node:)?process["']/;
  return reads.test(source)
    ? `${path} reads the environment: only server/src/config.ts does`
    : undefined;
}

function importsOf(path: string, source: string): Import[] {
  const { program, module, errors } = parseSync(path, source);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  const found = program.body.flatMap((node): Import[] => {
    if (node.type === "ImportDeclaration") {
      return [{ from: node.source.value, isType: node.importKind === "type" }];
    }
    if (node.type === "ExportAllDeclaration" || node.type === "ExportNamedDeclaration") {
      return node.source ? [{ from: node.source.value, isType: node.exportKind === "type" }] : [];
    }
    return [];
  });
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }): Import[] => {
    const literal = /^(["'`])([^"'`$]*)\1$/.exec(source.slice(start, end));
    return literal?.[2] === undefined ? [] : [{ from: literal[2], isType: false }];
  });
  return [...found, ...dynamic];
}

/** The file an import leads to, or undefined for a package from outside. */
function resolved(
  path: string,
  from: string,
  sharedExports: Record<string, string>,
): string | undefined {
  const bare = from.replace(/\?.*$/, "");
  if (bare.startsWith(".")) return posix.join(posix.dirname(path), bare);
  if (bare === "@presently/widget/contract") return "widget/src/contract.ts";
  const name = /^@presently\/(shared|server|console|widget|web)(\/.*)?$/.exec(bare);
  if (name === null) return undefined;
  const [, target, rest = ""] = name;
  if (target === "console") return "server/console/src/main.tsx";
  if (target === "web") return "widget/wrappers/web/src/index.ts";
  if (target !== "shared") return `${target}/src/main.ts`;
  for (const [key, file] of Object.entries(sharedExports)) {
    const [head = "", tail] = key.split("*");
    const asked = `.${rest}`;
    const isMatch =
      tail === undefined ? asked === key : asked.startsWith(head) && asked.endsWith(tail);
    if (isMatch) return posix.join("shared", file.replace("*", asked.slice(head.length)));
  }
  return `shared${rest}`;
}

function packageOf(path: string): string {
  if (path.startsWith("server/console/")) return "console";
  const [wrapper] = /^widget\/wrappers\/\w+/.exec(path) ?? [];
  if (wrapper !== undefined) return wrapper;
  return path.split("/")[0] ?? "";
}

function isBrowser(home: string): boolean {
  return home === "console" || home.startsWith("widget");
}

/** `domain` for server/src/domain/queue.ts, `app` for server/src/app.ts. */
function layerOf(path: string): string {
  const [, inside = ""] = /^server\/src\/(.*)$/.exec(path) ?? [];
  return (inside.split("/")[0] ?? "").replace(/\.ts$/, "");
}

function ranks(
  imports: ReadonlyMap<string, Import[]>,
  resolve: (path: string, from: string) => string | undefined,
): (path: string) => number {
  const known = new Map<string, number>();
  const rankOf = (path: string): number => {
    const named = RANKS[layerOf(path)];
    if (named !== undefined) return named;
    const before = known.get(path);
    if (before !== undefined) return before;
    known.set(path, 0); // two files that import each other stand where the rest of their imports do
    const targets = (imports.get(path) ?? []).flatMap(({ from }) => resolve(path, from) ?? []);
    const rank = Math.max(0, ...targets.map(rankOf));
    known.set(path, rank);
    return rank;
  };
  return rankOf;
}

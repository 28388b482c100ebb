import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validate } from "dockerfile-utils";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { loadConfig } from "@presently/server/src/config.ts";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "examples/deploy");
const dockerfile = readFileSync(join(folder, "Dockerfile"), "utf8");
const compose = readFileSync(join(folder, "compose.yaml"), "utf8");

/** As much of a compose file as is looked at. */
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<Record<string, { ipam: { config: { subnet: string }[] } }>>;
}
interface Service {
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly networks: readonly string[];
}
const { services, volumes, networks } = parse(compose) as Compose; // held by the tests below

/** The arguments of an instruction, the last of its name. */
function told(instruction: string): string {
  const lines = dockerfile.split("\n").filter((line) => line.startsWith(`${instruction} `));
  return lines.at(-1)?.slice(instruction.length + 1) ?? "";
}

test("the Dockerfile has no fault that can be seen without building it", () => {
  expect(validate(dockerfile)).toEqual([]);
  // A misspelt instruction and one without arguments are seen.
  expect(validate("FROM node:24\nRUNN x\nUSER\n")).toHaveLength(2);
});

test("the image runs the server as the program does, as nobody in particular, on the port and folder it says", () => {
  const started = [...JSON.parse(told("ENTRYPOINT")), ...JSON.parse(told("CMD"))] as string[];
  const script = readFileSync(join(root, "server/bin/presently"), "utf8");
  const [, exec = ""] = /^exec (.*)$/m.exec(script) ?? [];
  const home = told("WORKDIR");
  expect(started.join(" ")).toBe(
    exec.replaceAll('"', "").replaceAll("$root", home).replace("$@", "serve"),
  );
  expect(told("USER")).toBe("node");
  const environment = Object.fromEntries(
    [...dockerfile.matchAll(/^ENV (\w+)=(.*)$/gm)].map(([, name = "", value]) => [name, value]),
  );
  const config = loadConfig(environment, folder);
  expect(told("EXPOSE")).toBe(String(config.port));
  expect(JSON.parse(told("VOLUME"))).toEqual([config.dataDir]);
  expect(dockerfile).toContain(`:${config.port}/healthz`);
  const [, builder = "none"] = /^RUN \["node", "([^"]+)"/m.exec(dockerfile) ?? [];
  expect(existsSync(join(root, builder))).toBe(true);
});

test("the compose file names what there is: settings, files, volumes, and the network whose word is taken", () => {
  const { presently, caddy } = services;
  const { context = "", dockerfile: file = "" } = presently?.build ?? {};
  expect(existsSync(join(folder, context, file))).toBe(true);
  const config = loadConfig(presently?.environment ?? {}, folder);
  const [subnet] = networks["inside"]?.ipam.config ?? [];
  expect(config.trustedProxies).toEqual([subnet?.subnet]);
  expect(caddy?.environment["PRESENTLY_UPSTREAM"]).toBe(`presently:${config.port}`);
  expect(`https://${caddy?.environment["PRESENTLY_SITE"]}`).toBe(config.publicUrl);
  for (const { volumes: mounted, networks: joined } of Object.values(services)) {
    for (const mount of mounted) {
      const [source = ""] = mount.split(":");
      const isThere = source.startsWith(".") ? existsSync(join(folder, source)) : source in volumes;
      expect(isThere, mount).toBe(true);
    }
    expect(joined.every((name) => name in networks)).toBe(true);
  }
});

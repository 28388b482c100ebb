import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { identityKeyOf } from "../../server/src/identity/identity-key.ts";
import { readIdentity } from "../../server/src/identity/read-identity.ts";
import { runsHere } from "./runs-here.ts";

const folder = join(import.meta.dirname, "../../examples/identity");
const siteKey = `ste_${"k".repeat(21)}`;
const key = identityKeyOf("a secret of the server that nobody can guess", siteKey, "idk_1");
const ana = { id: 'user "7" \\ öä', name: "Ана Петрова", email: "ana@shop.example" };

/** What runs a file, where it is on this machine. Node is always there: it runs this. */
const languages: readonly (readonly [string, command: string, file: string])[] = [
  ["Node", process.execPath, "sign.mjs"],
  ["PHP", "php", "sign.php"],
  ["Python", "python3", "sign.py"],
  ["Ruby", "ruby", "sign.rb"],
  ["Java", "java", "Sign.java"],
];
const absent = languages.filter(([, command]) => !runsHere(command)).map(([name]) => name);
afterAll(() => {
  process.stdout.write(`not run here: ${[...absent, "C#"].join(", ")}\n`);
});

for (const [name, command, file] of languages) {
  if (absent.includes(name)) continue;
  test(`R26, ID3: what the ${name} example signs is taken, and no other key's`, async () => {
    const args = [join(folder, file), siteKey, ana.id, ana.name, ana.email];
    const env = { ...process.env, LC_ALL: "C.UTF-8", IDENTITY_KEY: key };
    const { stdout } = await promisify(execFile)(command, args, { env });
    const token = stdout.trim();
    const read = await readIdentity(token, { siteKey, keys: [key] }, Date.now());
    const { id: subject, name: signedName, email } = ana;
    expect(read).toMatchObject({ isGood: true, signed: { subject, name: signedName, email } });
    const other = await readIdentity(token, { siteKey, keys: ["another"] }, Date.now());
    expect(other).toEqual({ isGood: false, why: "signature" });
  });
}

test("each example is shorter than 30 lines, and names the claims that are read", () => {
  for (const file of [...languages.map(([, , each]) => each), "Sign.cs"]) {
    const text = readFileSync(join(folder, file), "utf8");
    expect(text.split("\n").length, file).toBeLessThanOrEqual(30);
    for (const claim of ["aud", "sub", "iat", "exp"]) expect(text, file).toContain(claim);
  }
});

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

test("an example names the packages as they are built", () => {
  const { version } = JSON.parse(read("package.json"));
  const manifests = globSync("examples/*/package.json", { cwd: root });
  expect(manifests).not.toEqual([]);
  const ours = manifests.flatMap((file) =>
    Object.entries<string>(JSON.parse(read(file)).dependencies)
      .filter(([name]) => name.startsWith("@presently/"))
      .map(([name, wanted]) => `${file}: ${name} ${wanted}`),
  );
  expect(ours).toHaveLength(manifests.length);
  expect(ours.filter((line) => !line.endsWith(` ${version}`))).toEqual([]);
});

test("the settings of the Shopify block are those that it uses, escaped", () => {
  const block = read("examples/shopify/blocks/presently.liquid");
  const [, schema = ""] = /{% schema %}([^]*){% endschema %}/.exec(block) ?? [];
  // The theme editor reads the same.
  const { settings, target } = JSON.parse(schema) as { settings: { id: string }[]; target: string };
  const printed = [
    ...block.matchAll(/\{\{ block\.settings\.(\w+) \| strip \| (escape|url_encode) }}/g),
  ];
  expect(target).toBe("body");
  expect(printed.map(([, id]) => id)).toEqual(settings.map(({ id }) => id));
  expect(printed).toHaveLength(block.split("{{").length - 1);
});

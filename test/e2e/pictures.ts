import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const folder = fileURLToPath(new URL("../../examples/pictures", import.meta.url));

/**
 * Takes the README's picture NAME.png: what the pages show, side by side. Only when PRESENTLY_TEST_PICTURES is set: a run of the tests
 * changes no file of the repository.
 */
export async function photograph(name: string, pages: readonly Page[]): Promise<void> {
  if (process.env["PRESENTLY_TEST_PICTURES"] === undefined) return;
  const shots = await Promise.all(pages.map((page) => page.screenshot()));
  const context = pages[0]?.context();
  const sheet = await context?.newPage();
  if (sheet === undefined) return;
  await sheet.setViewportSize({ width: 1600, height: 100 });
  await sheet.setContent(
    '<!doctype html><body style="margin:0;display:flex;align-items:start;gap:16px;background:#d8dcd9"></body>',
  );
  for (const shot of shots) {
    await sheet.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      image.style.inlineSize = "calc(50% - 8px)";
      await image.decode();
      document.body.append(image);
    }, shot.toString("base64"));
  }
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/${name}.png`, await sheet.locator("body").screenshot());
  await sheet.close();
}

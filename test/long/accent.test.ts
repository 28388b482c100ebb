import { expect, test } from "vitest";
import { accentOf } from "../../widget/src/panel/accent.ts";
import { sharedChromium } from "../e2e/chromium.ts";

/** Between two shades of a channel that are tried; and the blue whose luminance `lch` gets most wrong. */
const STEP = 15;
const WORST = "rgb(39 111 255)";

test("AC10: on any accent colour that a site may choose, the words have a contrast of 4.5:1, as the browser computes it", async () => {
  const page = await (await sharedChromium()).newPage();
  const colours = [WORST, "white", "black", "color(display-p3 0 0.4 1)", "oklch(0.55 0.2 260)"];
  for (let red = 0; red <= 255; red += STEP) {
    for (let green = 0; green <= 255; green += STEP) {
      for (let blue = 0; blue <= 255; blue += STEP) colours.push(`rgb(${red} ${green} ${blue})`);
    }
  }
  // As it stands in the widget; it needs nothing but the browser.
  await page.evaluate(`window.accentOf = ${accentOf.toString()}`);
  const low = await page.evaluate((asked) => {
    const accent: typeof accentOf = Reflect.get(window, "accentOf");
    const paper = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    if (paper === null) throw new Error("no canvas");
    const luminance = (colour: string) => {
      paper.fillStyle = colour;
      paper.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0] = [...paper.getImageData(0, 0, 1, 1).data].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    return asked.flatMap((colour) => {
      const [surface, ink] = accent(colour);
      const [dark = 0, light = 0] = [luminance(surface), luminance(ink)].toSorted((a, b) => a - b);
      const contrast = (light + 0.05) / (dark + 0.05);
      return contrast >= 4.5 ? [] : [`${colour}: ${contrast.toFixed(2)}`];
    });
  }, colours);
  await page.close();
  expect(low).toEqual([]);
  expect(colours.length).toBeGreaterThan(5_000);
});

import { expect, test } from "vitest";
import { contrastOf } from "../../shared/src/look/contrast.ts";
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
  const drawn = await page.evaluate((asked) => {
    const accent: typeof accentOf = Reflect.get(window, "accentOf");
    const paper = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    if (paper === null) throw new Error("no canvas");
    const hexOf = (colour: string) => {
      paper.fillStyle = colour;
      paper.fillRect(0, 0, 1, 1);
      const parts = [...paper.getImageData(0, 0, 1, 1).data].slice(0, 3);
      return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
    };
    return asked.map((colour) => {
      const [surface, ink] = accent(colour);
      return { colour, surface: hexOf(surface), ink: hexOf(ink) };
    });
  }, colours);
  const low = drawn.flatMap(({ colour, surface, ink }) => {
    const contrast = contrastOf(surface, ink);
    return contrast >= 4.5 ? [] : [`${colour}: ${contrast.toFixed(2)}`];
  });
  await page.close();
  expect(low).toEqual([]);
  expect(drawn.length).toBeGreaterThan(5_000);
});

import type { Page } from "playwright-core";

/** What a pointing device does; a `click` that a key makes is none of it. */
const POINTING =
  "pointerdown pointerup pointermove mousedown mouseup mousemove wheel touchstart touchmove touchend dblclick contextmenu";

/** From now on the page counts what a pointing device does on it; answers how to ask what that was. */
export async function watchPointer(page: Page): Promise<() => Promise<string[]>> {
  const seen: string[] = [];
  await page.exposeFunction("tellOfPointer", (type: string) => void seen.push(type));
  await page.addInitScript((types) => {
    for (const type of types.split(" "))
      addEventListener(type, () => Reflect.get(window, "tellOfPointer")(type), true);
  }, POINTING);
  return async () => {
    await page.evaluate(() => Reflect.get(window, "tellOfPointer")("asked")); // whatever was told before has come
    return seen.filter((type) => type !== "asked");
  };
}

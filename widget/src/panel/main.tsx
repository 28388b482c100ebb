import { render } from "preact";

/** Draws the panel into `root`, in the visitor's language. */
export async function mount(root: Element): Promise<void> {
  const { texts } = await import("./i18n/en.ts");
  render(<p>{texts.title}</p>, root);
}

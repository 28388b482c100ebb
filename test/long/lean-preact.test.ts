import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withoutAbsent } from "../../widget/lean-preact.ts";
import { sharedChromium } from "../e2e/chromium.ts";

/** As much of Preact as is tried here. */
interface Preact {
  createElement(type: unknown, props: object): object;
  Component: new (props: Props) => { readonly props: Props; setState(part: object): void };
  Fragment: unknown;
  createRef<Node>(): { current: Node | null };
  render(drawn: unknown, into: Element): void;
}
type Props = { readonly name: number; readonly fails: boolean; readonly children?: unknown };

const LIVES = 300;
const DRAWN_EACH = 8;
/** Printed with what differs: run it alone with the same number. */
const SEED = 20_261;

test("Preact without what the chat does not use draws, moves, tells and takes away the same as the whole of it, whatever is drawn after whatever", async () => {
  const widget = join(import.meta.dirname, "../../widget"); // whose dependency it is, not ours
  const whole = readFileSync(join(widget, "node_modules/preact/dist/preact.mjs"), "utf8");
  const page = await (await sharedChromium()).newPage();
  const stories: string[][] = [];
  for (const code of [whole, withoutAbsent(whole)]) {
    const address = `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`;
    const content = `import * as all from "${address}"; window.preact = all;`;
    await page.goto("about:blank");
    await page.addScriptTag({ type: "module", content });
    await page.waitForFunction("window.preact");
    stories.push(await page.evaluate(lives, { seed: SEED, LIVES, DRAWN_EACH }));
  }
  await page.close();
  const [expected = [], seen = []] = stories;
  expect(expected.length).toBe(LIVES * DRAWN_EACH);
  expect(new Set(expected).size).toBeGreaterThan(LIVES);
  const at = expected.findIndex((story, each) => story !== seen[each]);
  expect(seen[at], `with the seed ${SEED}, drawing ${at}`).toBe(expected[at]);
});

/** In the page: draws trees at random one over the other, and tells what stood there after each, and which components heard of what. */
async function lives(given: { seed: number; LIVES: number; DRAWN_EACH: number }) {
  const preact: Preact = Reflect.get(window, "preact");
  const { createElement, Component, Fragment, createRef, render } = preact;
  let state = given.seed;
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  let log: string[] = [];
  /** As the chat makes them: with the children among the properties. */
  const made = (type: unknown, props: object) => createElement(type, props);
  const known: { change(to: number): void }[] = [];

  class Lively extends Component {
    state = { at: 0, taken: 0 };
    box = createRef<HTMLElement>();
    static getDerivedStateFromProps({ name }: Props) {
      return { taken: name % 3 };
    }
    change(at: number) {
      this.setState({ at });
    }
    componentDidMount() {
      known.push(this);
      log.push(`mounted ${this.props.name} ${this.box.current?.localName}`);
    }
    getSnapshotBeforeUpdate() {
      return this.box.current?.childNodes.length;
    }
    componentDidUpdate(before: Props, past: { at: number }, snapshot: number) {
      log.push(`updated ${before.name} ${past.at} ${this.state.at} ${snapshot}`);
    }
    componentWillUnmount() {
      known.splice(known.indexOf(this), 1);
      log.push(`unmounted ${this.props.name}`);
    }
    render() {
      if (this.props.fails) throw new Error("not drawn");
      const { at, taken } = this.state;
      const { children } = this.props;
      return made("section", { ref: this.box, title: `${at} ${taken}`, children: [children] });
    }
  }
  const Plain = ({ name, children }: Props) =>
    name % 4 === 0 ? null : made(Fragment, { children: [children, `p${name}`] });

  const kinds = "div p b textarea input button progress svg Lively Plain Fragment".split(" ");
  function tree(depth: number): unknown {
    const kind = random(depth > 3 ? 3 : 9);
    if (kind === 0) return `t${random(4)}`;
    if (kind === 1) return random(2) === 0 ? null : false;
    if (kind === 2) return random(5);
    const name = kinds[random(kinds.length)] ?? "div";
    const isOwn = /^[A-Z]/.test(name);
    const key = random(2) === 0 ? `k${random(4)}` : undefined;
    const id = random(20);
    const props: Record<string, unknown> = { key };
    if (isOwn && name !== "Fragment") Object.assign(props, { name: id, fails: random(40) === 0 });
    if (!isOwn) {
      if (random(2) === 0) props["class"] = `c${random(3)}`;
      if (random(3) === 0) props["aria-hidden"] = random(2) === 0;
      if (random(3) === 0) props["hidden"] = random(2) === 0;
      if (random(3) === 0) props["tabIndex"] = random(2) === 0 ? 0 : undefined;
      if (random(4) === 0)
        props["onClick"] = random(2) === 0 ? () => log.push(`click ${id}`) : null;
      if (random(4) === 0) props["lang"] = random(2) === 0 ? "fi" : undefined;
      if (random(4) === 0) props["role"] = random(2) === 0 ? "log" : undefined;
      if (/textarea|input|progress/.test(name) && random(2) === 0) props["value"] = random(3);
      if (name === "input") Object.assign(props, { type: "checkbox", checked: random(2) === 0 });
      if (random(5) === 0)
        props["ref"] = (node: Element | null) => void log.push(`ref ${node?.localName}`);
    }
    const type =
      name === "Lively" ? Lively : name === "Plain" ? Plain : name === "Fragment" ? Fragment : name;
    if (/textarea|input|progress/.test(name)) return made(type, props);
    if (name === "svg")
      return made("svg", {
        ...props,
        viewBox: "0 0 2 2",
        children: made("path", { d: `M${id} 1` }),
      });
    const children = Array.from({ length: random(5) }, () => tree(depth + 1));
    const isNamed = (child: unknown): child is object =>
      typeof child === "object" && child !== null && "key" in child;
    const seen = new Set<unknown>();
    const once = children.filter((child) => {
      const key = isNamed(child) ? Reflect.get(child, "key") : undefined;
      if (key === undefined || key === null) return true;
      return !seen.has(key) && seen.add(key);
    });
    return made(type, { ...props, children: once });
  }

  const stories: string[] = [];
  for (let life = 0; life < given.LIVES; life++) {
    const box = document.createElement("div");
    document.body.append(box);
    for (let turn = 0; turn < given.DRAWN_EACH; turn++) {
      log = [];
      const drawn = turn === given.DRAWN_EACH - 1 ? null : tree(0);
      try {
        render(drawn, box);
      } catch (error) {
        log.push(String(error));
      }
      const pick = known[random(Math.max(1, known.length))];
      if (random(2) === 0) pick?.change(random(3));
      for (let each = 0; each < 4; each++) await Promise.resolve(); // what was set is drawn
      for (const each of box.querySelectorAll("*")) each.dispatchEvent(new Event("click"));
      const fields = [...box.querySelectorAll("input,textarea,progress")].map((each) =>
        [Reflect.get(each, "value"), Reflect.get(each, "checked")].join(),
      );
      stories.push(
        [new XMLSerializer().serializeToString(box), fields.join(" "), ...log].join("\n"),
      );
    }
    box.remove();
    known.length = 0;
  }
  return stories;
}

import type { HostilePage } from "../hostile-page.ts";

/** Frameworks that take the document for theirs, and pages that come back. */
export const frameworks: readonly HostilePage[] = [
  {
    name: "new-body",
    why: "a router that puts another body in its place, and changes the address",
    isQuick: true,
    meanwhile: () => {
      history.pushState(null, "", "?lamps");
      document.title = "All lamps";
      const next = document.createElement("body");
      const box = document.createElement("input");
      box.id = "own";
      next.append(box);
      document.body.replaceWith(next);
    },
  },
  {
    name: "new-root",
    why: "a framework that renders the whole document, root and all",
    meanwhile: () => {
      const root = document.createElement("html");
      const box = document.createElement("input");
      box.id = "own";
      root.append(document.createElement("head"), document.createElement("body"));
      root.querySelector("body")?.append(box);
      document.documentElement.replaceWith(root);
    },
  },
  {
    name: "hydration",
    why: "a framework that throws out of the root whatever it did not put there, time and again",
    meanwhile: async () => {
      for (let times = 0; times < 10; times++) {
        for (const each of document.documentElement.children) if (each.shadowRoot) each.remove();
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
  },
  {
    name: "transition",
    why: "a change of pages with a view transition",
    meanwhile: async () => {
      const change = document.startViewTransition(() => {
        document.querySelector("h1")?.replaceChildren("All lamps");
      });
      await change.finished;
    },
  },
  {
    name: "reopened-document",
    why: "a document that is opened and written anew under the running chat, which takes every listener away: a known limit",
    meanwhile: () => {
      document.open();
      document.write('<!doctype html><title>Anew</title><body><input id="own">');
      document.close();
    },
    expected: { dies: true },
  },
  {
    name: "back-and-forth",
    why: "another page and back, out of the back-forward cache; Firefox keeps no page there that has a connection",
    isQuick: true,
    goesAway: true,
    expected: { inFirefox: { isBuiltAnew: true } },
  },
  {
    name: "turbo",
    why: "a router that fetches the next page, puts its body in place, and runs its scripts again",
    meanwhile: async () => {
      const text = await (await fetch(location.href)).text();
      const next = new DOMParser().parseFromString(text, "text/html");
      for (const each of next.querySelectorAll("script")) {
        const script = document.createElement("script");
        for (const { name, value } of each.attributes) script.setAttribute(name, value);
        const ran = new Promise((resolve) => script.addEventListener("load", resolve));
        document.head.append(script);
        await ran;
      }
      document.body.replaceWith(next.body);
      history.pushState({ turbo: 1 }, "", "?next");
    },
  },
  {
    name: "translated",
    why: "a translator that puts every text, in open shadow trees too, into elements of its own",
    meanwhile: () => {
      const translate = (node: Node): void => {
        if (node instanceof Element && node.shadowRoot) translate(node.shadowRoot);
        if (node instanceof HTMLScriptElement || node instanceof HTMLTextAreaElement) return;
        const children = [...node.childNodes]; // those that come meanwhile are translated
        for (const each of children) {
          if (!(each instanceof Text)) {
            translate(each);
            continue;
          }
          const outer = document.createElement("font");
          outer.append(document.createElement("font"));
          each.replaceWith(outer);
          outer.firstChild?.appendChild(document.createTextNode(each.data));
        }
      };
      translate(document.documentElement);
    },
  },
  {
    name: "extensions",
    why: "a keeper of passwords and a checker of spelling, which put their marks and buttons beside every box",
    before: () => {
      setInterval(() => {
        const host = [...document.querySelectorAll("[popover]")].find((each) => each.shadowRoot);
        for (const box of host?.shadowRoot?.querySelectorAll("textarea, input") ?? []) {
          if (box.nextElementSibling?.localName === "keeper-button") continue;
          box.setAttribute("data-gramm", "false");
          box.setAttribute("spellcheck", "false");
          box.after(document.createElement("keeper-button"));
          box.before(document.createElement("grammar-checker"));
        }
      });
    },
    meanwhile: () => undefined,
  },
];

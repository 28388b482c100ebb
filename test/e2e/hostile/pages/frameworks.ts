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
    why: "another page and back, out of the back-forward cache",
    isQuick: true,
    goesAway: true,
  },
];

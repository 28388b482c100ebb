import type { HostilePage } from "../hostile-page.ts";

/** Dialogs, what they make inert, and full-screen elements. */
export const dialogs: readonly HostilePage[] = [
  {
    name: "modal",
    why: "a modal dialog that stands open before the chat has come",
    body: `<dialog id="ask">Newsletter? <button>No</button></dialog><script>ask.showModal()</script>`,
    expected: { isOwnBoxClosed: true },
  },
  {
    name: "nested-modals",
    why: "a dialog over a dialog, one after the other gone while the chat is open",
    isQuick: true,
    before: () => {
      for (const name of ["first", "second"]) {
        const dialog = document.createElement("dialog");
        dialog.id = name;
        dialog.append(name, document.createElement("button"));
        document.body.append(dialog);
        dialog.showModal();
      }
    },
    meanwhile: () => {
      for (const name of ["second", "first"]) {
        const dialog = document.getElementById(name);
        if (dialog instanceof HTMLDialogElement) dialog.close();
      }
    },
  },
  {
    name: "dialog-that-closes",
    why: "a dialog that any click outside its edges closes, by the pointer's place",
    before: () => {
      const dialog = document.createElement("dialog");
      dialog.append("Size table", document.createElement("button"));
      document.body.append(dialog);
      dialog.showModal();
      dialog.addEventListener("click", ({ clientX, clientY }) => {
        const { left, right, top, bottom } = dialog.getBoundingClientRect();
        if (clientX < left || clientX > right || clientY < top || clientY > bottom) dialog.close();
      });
    },
    meanwhile: () => {
      if (!document.querySelector("dialog")?.open) throw new Error("a click in the chat closed it");
    },
    expected: { isOwnBoxClosed: true },
  },
  {
    name: "modal-in-a-component",
    why: "a modal dialog in the shadow tree of a web component, as design systems have it",
    before: () => {
      const component = document.createElement("shop-dialog");
      const dialog = document.createElement("dialog");
      dialog.append("Choose a size", document.createElement("button"));
      component.attachShadow({ mode: "open" }).append(dialog);
      document.body.append(component);
      dialog.showModal();
    },
    expected: { isOwnBoxClosed: true },
  },
  {
    name: "inert-body",
    why: "a dialog from before dialogs: the body is inert and hidden from readers",
    before: () => {
      document.body.inert = true;
      document.body.ariaHidden = "true";
      for (const each of document.body.children) each.setAttribute("inert", "");
    },
    expected: { isOwnBoxClosed: true },
  },
  {
    name: "full-screen-root",
    why: "a shop window that is the whole screen",
    prepare: () => {
      document.addEventListener("click", ({ target }) => {
        if (target instanceof Element && target.id === "own-button")
          document.documentElement.requestFullscreen().catch((error: unknown) => {
            throw error;
          });
      });
    },
    clicksOwn: true,
    before: () =>
      new Promise((resolve) => {
        if (document.fullscreenElement) resolve();
        else document.addEventListener("fullscreenchange", () => resolve());
      }),
    // Else Escape is the browser's.
    meanwhile: () => document.exitFullscreen(),
  },
  {
    name: "full-screen-picture",
    why: "a picture that fills the screen, and is small again",
    prepare: () => {
      document.addEventListener("click", ({ target }) => {
        if (target instanceof Element && target.id === "own-button")
          document
            .querySelector("h1")
            ?.requestFullscreen()
            .catch((error: unknown) => {
              throw error;
            });
      });
    },
    clicksOwn: true,
    before: async () => {
      const changed = () =>
        new Promise((resolve) => document.addEventListener("fullscreenchange", resolve));
      if (!document.fullscreenElement) await changed();
      const isOver = changed();
      await document.exitFullscreen();
      await isOver;
    },
  },
];

import type { HostilePage } from "../hostile-page.ts";

/** Pages that listen to every key, click and focus. */
export const keys: readonly HostilePage[] = [
  {
    name: "shortcuts",
    why: "shortcuts that take keys for themselves on document's capture phase",
    prepare: () => {
      for (const type of ["keydown", "keypress", "keyup", "beforeinput", "input"]) {
        const take = (event: Event) => {
          if (event.target instanceof Element && event.target.id === "own") return;
          event.preventDefault();
          event.stopImmediatePropagation();
        };
        document.addEventListener(type, take, true);
      }
    },
  },
  {
    name: "late-window-shortcuts",
    why: "shortcuts on window's capture phase, from a script that runs after ours",
    before: () => {
      for (const type of ["keydown", "keypress", "beforeinput"]) {
        const take = (event: Event) => {
          if (event.target instanceof Element && event.target.shadowRoot) event.preventDefault();
        };
        window.addEventListener(type, take, true);
      }
    },
  },
  {
    name: "early-window-listener",
    why: "a recorder of sessions on window's capture phase, from a script before ours: the known limit",
    prepare: () => {
      const hear = (event: Event) => {
        const target = event.target;
        if (target instanceof Element && target.shadowRoot)
          document.documentElement.dataset["recorded"] = event.type;
      };
      window.addEventListener("keydown", hear, true);
    },
    meanwhile: () => {
      if (document.documentElement.dataset["recorded"] !== "keydown")
        throw new Error("the limit is one no more: say so in widget/README.md");
    },
  },
  {
    name: "focus-trap",
    why: "a trap that pulls the focus back into its own box and lets no click out, as such libraries do",
    isQuick: true,
    prepare: () => {
      const isOwn = (event: Event) => {
        const { target } = event;
        return target instanceof Element && target.id.startsWith("own");
      };
      document.addEventListener(
        "focusin",
        (event) => {
          if (isOwn(event)) return;
          event.stopImmediatePropagation();
          document.getElementById("own")?.focus();
        },
        true,
      );
      for (const type of ["pointerdown", "mousedown", "touchstart", "click"]) {
        const take = (event: Event) => {
          if (isOwn(event)) return;
          event.preventDefault();
          event.stopImmediatePropagation();
        };
        document.addEventListener(type, take, { capture: true, passive: false });
      }
    },
  },
  {
    name: "trap-by-keys",
    why: "a trap that answers every Tab and Escape",
    prepare: () => {
      for (const type of ["keydown", "wheel", "touchmove", "scroll"]) {
        document.addEventListener(
          type,
          (event) => {
            if (event.target instanceof Element && event.target.id === "own") return;
            event.preventDefault();
            if (type === "keydown") document.title = "Heard";
          },
          { capture: true, passive: false },
        );
      }
    },
  },
  {
    name: "no-selection",
    why: "a page that forbids choosing, dragging and the menu, against copying",
    prepare: () => {
      for (const type of ["selectstart", "dragstart", "contextmenu", "copy", "cut", "paste"])
        document.addEventListener(type, (event) => event.preventDefault(), true);
    },
    head: "<style>*{user-select:none!important;-webkit-user-select:none!important}</style>",
  },
  {
    name: "design-mode",
    why: "an editor that makes the whole document one text",
    before: () => {
      document.designMode = "on";
    },
    // Firefox lets no box in such a document have the focus.
    expected: { inFirefox: { isOwnBoxClosed: true } },
  },
  {
    name: "click-outside",
    why: "a menu that takes any pointer outside itself for its end, and eats it",
    before: () => {
      for (const type of ["pointerdown", "pointerup", "mousedown", "mouseup", "click"]) {
        const take = (event: Event) => {
          event.stopPropagation();
          event.preventDefault();
        };
        document.addEventListener(type, take, true);
      }
    },
  },
  {
    name: "focus-lock",
    why: "a lock that takes the focus back when it leaves, at once and a moment later, as libraries of dialogs do",
    before: () => {
      const own = document.getElementById("own");
      const isOutside = (at: unknown) => at instanceof Element && !at.id.startsWith("own");
      own?.focus({ preventScroll: true });
      document.addEventListener("focusout", ({ relatedTarget }) => {
        if (isOutside(relatedTarget)) own?.focus({ preventScroll: true });
        setTimeout(() => {
          if (isOutside(document.activeElement)) own?.focus({ preventScroll: true });
        });
      });
    },
  },
];

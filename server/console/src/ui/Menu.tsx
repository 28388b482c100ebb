import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface MenuProps {
  label: string;
  icon: JSX.Element;
  children: ComponentChildren;
}

/** What opens below a button, and closes by Escape, by a press elsewhere, and by whatever is marked `data-closes` or is a link: that leads elsewhere. */
export function Menu({ label, icon, children }: MenuProps): JSX.Element {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event): void => {
      const element = menu.current;
      if (element === null || !element.open) return;
      const isEscape = event instanceof KeyboardEvent && event.key === "Escape";
      const isOutside =
        event.type === "pointerdown" &&
        event.target instanceof Node &&
        !element.contains(event.target);
      if (!isEscape && !isOutside) return;
      element.open = false;
      if (isEscape) element.querySelector("summary")?.focus();
    };
    addEventListener("pointerdown", close);
    addEventListener("keydown", close);
    return () => {
      removeEventListener("pointerdown", close);
      removeEventListener("keydown", close);
    };
  }, []);
  return (
    <details
      class="menu"
      ref={menu}
      onClick={({ target, currentTarget }) => {
        // A link leads to another page without a reload: the menu must not lie over it.
        if (target instanceof Element && target.closest("a, [data-closes]") !== null)
          currentTarget.open = false;
      }}
    >
      <summary class="icon-button" aria-label={label}>
        {icon}
      </summary>
      <div class="menu-panel">{children}</div>
    </details>
  );
}

import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

/**
 * Passes the focus on when what held it inside `container` goes away: to the next of `targets` (selectors, in order) that is shown. A
 * browser would leave a keyboard at the top of the page. Where the focus has already been given to something else, it stays.
 */
export function usePassedFocus(
  container: RefObject<HTMLElement | null>,
  targets: readonly string[],
): void {
  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    let held: Element | undefined;
    const remember = ({ target }: Event): void => {
      held = target instanceof Element && element.contains(target) ? target : undefined;
    };
    const watcher = new MutationObserver(() => {
      if (held === undefined || held.isConnected) return;
      held = undefined;
      if (document.activeElement !== document.body) return;
      targets
        .flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)])
        .find((target) => target.checkVisibility())
        ?.focus({ preventScroll: true });
    });
    watcher.observe(element, { childList: true, subtree: true });
    document.addEventListener("focusin", remember);
    document.addEventListener("pointerdown", remember);
    return () => {
      watcher.disconnect();
      document.removeEventListener("focusin", remember);
      document.removeEventListener("pointerdown", remember);
    };
  }, [container, targets]);
}

/** Below this width or height the panel takes the whole screen. */
const PHONE = "(max-width: 479px), (max-height: 419px)";

/** How the panel lies on the screen. */
export interface Screen {
  /** Whether the panel is the whole screen, and so modal. */
  isWhole(): boolean;
  /** Lays it out anew; the page behind a whole-screen panel is out of reach. */
  update(isShown: boolean): void;
}

/** Follows the visible part of the screen, which a phone's keyboard makes lower; iOS moves it instead. */
export function createScreen(
  box: HTMLElement,
  host: Node,
  isPage: boolean,
  signal: AbortSignal,
  onChange: () => void,
): Screen {
  const phone = matchMedia(PHONE);
  const view = window.visualViewport;
  let isInertByUs = false;

  function measure() {
    box.style.setProperty("--top", `${isPage ? 0 : (view?.offsetTop ?? 0)}px`);
    box.style.setProperty("--height", `${view?.height ?? innerHeight}px`);
  }

  function setInert(isInert: boolean) {
    const { body } = document;
    if (isInert === isInertByUs || (isInert && (body.inert || body.contains(host)))) return;
    isInertByUs = isInert;
    body.inert = isInert;
  }

  measure();
  view?.addEventListener("resize", measure, { signal });
  view?.addEventListener("scroll", measure, { signal });
  phone.addEventListener("change", onChange, { signal });
  signal.addEventListener("abort", () => setInert(false));
  return {
    isWhole: () => !isPage && phone.matches,
    update(isShown) {
      const isWhole = !isPage && phone.matches;
      box.classList.toggle("whole", isWhole);
      setInert(isWhole && isShown);
      measure();
    },
  };
}

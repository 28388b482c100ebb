/**
 * What has the focus on the page is not hidden behind the open chat (AC13): where all of it would be, the chat stands on the other side until
 * something else has the focus; where that hides it, too, Escape on the page closes the chat. The launcher is the loader's own affair.
 */
export function standAside(
  box: HTMLElement,
  isAtLeft: () => boolean,
  close: () => void,
  signal: AbortSignal,
): void {
  let isHidden = false;

  function hides({ left, right, top, bottom }: DOMRect): boolean {
    const panel = box.querySelector(".panel")?.getBoundingClientRect();
    return (
      panel !== undefined &&
      panel.left <= left &&
      panel.right >= right &&
      panel.top <= top &&
      panel.bottom >= bottom
    );
  }

  document.addEventListener(
    "focusin",
    ({ target }) => {
      if (!(target instanceof Element)) return;
      const place = target.getBoundingClientRect();
      const stand = (isLeft: boolean) => {
        box.classList.toggle("at-left", isLeft);
        return (isHidden = hides(place));
      };
      if (stand(isAtLeft()) && stand(!isAtLeft())) stand(isAtLeft());
    },
    { signal },
  );
  document.addEventListener("focusout", () => (isHidden = false), { signal });
  document.addEventListener(
    "keydown",
    ({ key }) => void (isHidden && key === "Escape" && close()),
    {
      signal,
    },
  );
}

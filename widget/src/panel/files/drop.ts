/** While something is dragged over the chat it is told so several times a second; not told for so long, it is gone. In ms. */
const GONE_AFTER_MS = 400;

/**
 * Takes in files that are dropped onto the chat. What the page's own drags carry, and what is not over the chat, it does not
 * touch (FW7). `onChange`: something is dragged over the chat, or no more.
 */
export function createDrop(
  root: ShadowRoot,
  isWanted: () => boolean,
  take: (files: readonly File[]) => void,
  onChange: () => void,
) {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function over(isOver: boolean): void {
    const wasOver = timer !== undefined;
    clearTimeout(timer);
    timer = isOver ? setTimeout(() => over(false), GONE_AFTER_MS) : undefined;
    if (isOver !== wasOver) onChange();
  }

  /** Whether a drag is ours: then neither the page nor the browser does anything with it. */
  function isOurs(event: DragEvent): boolean {
    const isInPanel = event.target instanceof Element && event.target.closest(".panel") !== null;
    if (!isInPanel || !isWanted() || !event.dataTransfer?.types.includes("Files")) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  const dragged = (event: Event) => {
    if (!(event instanceof DragEvent) || !isOurs(event)) return;
    if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
    over(true);
  };
  const dropped = (event: Event) => {
    if (!(event instanceof DragEvent) || !isOurs(event)) return;
    over(false);
    take([...(event.dataTransfer?.files ?? [])]);
  };
  const listeners = { dragenter: dragged, dragover: dragged, drop: dropped };
  for (const [type, listener] of Object.entries(listeners)) root.addEventListener(type, listener);
  return {
    isOver: () => timer !== undefined,
    close(): void {
      over(false);
      for (const [type, listener] of Object.entries(listeners)) {
        root.removeEventListener(type, listener);
      }
    },
  };
}

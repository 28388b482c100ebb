/** What the browser tells of its way back, such as Android's gesture; Chromium alone has it so far. */
interface CloseWatcher {
  onclose: (() => void) | null;
  destroy(): void;
}

declare global {
  interface Window {
    readonly CloseWatcher?: new () => CloseWatcher;
  }
}

/**
 * Where the chat is the screen, the browser's way back does what Escape does, and leaves the page where it is (SC3). By the browser's own means or
 * not at all: an entry in the page's history would be one that its router knows nothing of. Answers what is to be called after each drawing, and
 * with `true` at the end.
 */
export function createWayBack(root: ShadowRoot): (isOver?: boolean) => void {
  let watcher: CloseWatcher | undefined;
  return function look(isOver?: boolean) {
    const panel = !isOver && root.querySelector(".whole>.panel:not([hidden])");
    if (!panel) {
      watcher?.destroy();
      watcher = undefined;
      return;
    }
    // Before anybody has acted a browser closes all that asked for it at once, and what else did so is the page's.
    if (watcher || !window.CloseWatcher || !navigator.userActivation.hasBeenActive) return;
    watcher = new window.CloseWatcher();
    watcher.onclose = () => {
      watcher = undefined; // it tells once
      // Whatever has the focus closes: a picture, the menu, else the chat. The event does not leave the shadow tree.
      const event = new Event("keydown", { bubbles: true, cancelable: true });
      (root.activeElement ?? panel).dispatchEvent(Object.assign(event, { key: "Escape" }));
      look(); // the chat itself may be still there
    };
  };
}

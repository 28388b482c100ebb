import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface DialogProps {
  labelledBy: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** A modal dialog of the browser's own: it keeps the focus inside, closes on Escape, and gives the focus back. */
export function Dialog({ labelledBy, onClose, children }: DialogProps): JSX.Element {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault(); // what was typed is the owner's to keep
        onClose();
      }}
    >
      <div class="dialog-body">{children}</div>
    </dialog>
  );
}

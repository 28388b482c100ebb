import { useEffect, useState } from "preact/hooks";
import type { RefObject } from "preact";

/**
 * Takes files that are dragged onto an element, and says whether some are held over it now. Where nothing takes files they are dropped on nothing: a
 * browser would leave the console and open them.
 */
export function useFileDrop(
  element: RefObject<HTMLElement | null>,
  onFiles: ((files: readonly File[]) => void) | undefined,
): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    const over = (event: DragEvent): void => {
      if (event.dataTransfer === null || !event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = onFiles === undefined ? "none" : "copy";
      setOver(onFiles !== undefined);
    };
    const leave = (event: DragEvent): void => {
      const to = event.relatedTarget;
      if (!(to instanceof Node && target.contains(to))) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (event.dataTransfer === null || !event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      onFiles?.([...event.dataTransfer.files]);
    };
    target.addEventListener("dragover", over);
    target.addEventListener("dragleave", leave);
    target.addEventListener("drop", drop);
    return () => {
      target.removeEventListener("dragover", over);
      target.removeEventListener("dragleave", leave);
      target.removeEventListener("drop", drop);
      setOver(false);
    };
  }, [element, onFiles]);
  return isOver;
}

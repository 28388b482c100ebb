import type { FileId } from "@presently/shared/protocol";
import { useEffect, useState } from "preact/hooks";
import type { RefObject } from "preact";
import type { Pictures } from "./pictures.ts";

/** A picture as it can be drawn now. */
export interface ShownPicture {
  /** Undefined while it is being fetched, and where it can't be had. */
  readonly url: string | undefined;
  readonly isLost: boolean;
  again(): void;
  /** The bytes came, and the browser can't draw them. */
  fail(): void;
}

/** Fetches a picture once it is wanted, and lends it an address for as long as its component stands. */
export function usePicture(pictures: Pictures, fileId: FileId, isWanted: boolean): ShownPicture {
  const [url, setUrl] = useState<string | undefined>(undefined);
  const [isLost, setLost] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    let made: string | undefined;
    setLost(false);
    void pictures.load(fileId).then((blob) => {
      if (isOver) return;
      made = blob && URL.createObjectURL(blob);
      setUrl(made);
      setLost(made === undefined);
    });
    return () => {
      isOver = true;
      if (made !== undefined) URL.revokeObjectURL(made);
      setUrl(undefined);
    };
  }, [pictures, fileId, isWanted, tries]);
  return {
    url,
    isLost,
    again: () => setTries((count) => count + 1),
    fail: () => setLost(true),
  };
}

/** Pictures this far out of view are fetched already, in CSS pixels. */
const AHEAD = "600px";

const SCROLLS = ".thread-scroll";

/** Whether an element has come near what is seen of the page, once it has: a long thread fetches what is read and no more. */
export function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (element.current === null || isNear) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setNear(true),
      // Of the part that scrolls: a margin around the page counts for nothing inside of it.
      { root: element.current.closest(SCROLLS), rootMargin: AHEAD },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, isNear]);
  return isNear;
}

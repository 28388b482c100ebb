import { useEffect, useState } from "preact/hooks";

/** A part of the console that is fetched when somebody opens it. */
export type Loaded<Part> =
  | { state: "loading" }
  | { state: "failed"; retry: () => void }
  | { state: "loaded"; part: Part };

/** Fetches a part once; `load` must stay the same function. */
export function useLoaded<Part>(load: () => Promise<Part>): Loaded<Part> {
  const [loaded, setLoaded] = useState<{ part: Part } | "failed" | undefined>(undefined);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    load().then(
      (part) => setLoaded({ part }),
      () => setLoaded("failed"),
    );
  }, [load, attempt]);
  if (loaded === undefined) return { state: "loading" };
  if (loaded === "failed") return { state: "failed", retry: () => setAttempt(attempt + 1) };
  return { state: "loaded", part: loaded.part };
}

/** Runs it; what it throws goes to the console. A chat must never break the page it stands on. */
export function attempt(run: () => void): void {
  try {
    run();
  } catch (error) {
    console.error("[Presently]", error);
  }
}

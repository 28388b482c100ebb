/** How long the browser may take to begin with what it was handed, in ms. */
const HANDED_FOR_MS = 60_000;

/** Has the browser keep a file, from a link that the page never sees. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), HANDED_FOR_MS);
}

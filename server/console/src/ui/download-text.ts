/** Hands a text to the browser as a file to keep. `kind` is its type, as `text/csv`. */
export function downloadText(fileName: string, kind: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

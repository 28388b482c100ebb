/**
 * Makes a field as high as its text. The form around it keeps its height while that is measured: if it shrank, the thread above would
 * become higher for a moment, and a browser would move what is read there.
 */
export function fitToText(field: HTMLTextAreaElement): void {
  const around = field.form?.parentElement;
  if (around == null) return;
  around.style.minBlockSize = `${around.offsetHeight}px`;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
  around.style.minBlockSize = "";
}

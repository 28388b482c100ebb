/**
 * Takes off what the worker of `/chat/` has shown for this chat (PU5): who looks needs no call, and whoever sits down next is not to read it. On any
 * other page nothing is asked: a worker there is the site's own.
 */
export function closePushed(): void {
  if (document.querySelector("meta[name=presently-push]")) void closeShown().catch(() => undefined); // it stays until it is clicked
}

async function closeShown(): Promise<void> {
  const { origin, pathname } = location;
  const worker = await navigator.serviceWorker.getRegistration();
  const shown = await worker?.getNotifications({ tag: origin + pathname });
  for (const each of shown ?? []) each.close();
}

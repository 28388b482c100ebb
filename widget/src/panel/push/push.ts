import type { PushAddress } from "@presently/shared/protocol";

/** What of Trusted Types is used here; browsers without them take the address as it is. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

// Safe: a browser's own global, or none. `createScriptURL` gives an object that only `register` reads, and takes in a string's place.
const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
/** Once for a page: a name is not given twice. It lets the worker's address through and makes nothing else. */
const policy = trustedTypes?.createPolicy("presently", { createScriptURL: (url) => url });

/**
 * Has the worker of `/chat/` installed, and the browser subscribed to pushes of the server whose key this is: only on `/chat/KEY`, and only after the
 * visitor has chosen to be notified there and allowed it. Resolves with where the browser is reached; rejects where its maker's push service is
 * not to be had.
 */
export async function subscribe(publicKey: string): Promise<PushAddress> {
  const workers = navigator.serviceWorker;
  const worker = new URL("push-worker.js", location.href).href;
  await workers.register(policy?.createScriptURL(worker) ?? worker);
  const { pushManager } = await workers.ready;
  const wanted = { userVisibleOnly: true, applicationServerKey: publicKey };
  const subscription = await pushManager.subscribe(wanted).catch(async (error: unknown) => {
    if (!(error instanceof DOMException) || error.name !== "InvalidStateError") throw error;
    // Subscribed before, with a key that the server has no more.
    await (await pushManager.getSubscription())?.unsubscribe();
    return pushManager.subscribe(wanted);
  });
  const { endpoint = "", keys: { p256dh = "", auth = "" } = {} } = subscription.toJSON();
  return { endpoint, keys: { p256dh, auth } };
}

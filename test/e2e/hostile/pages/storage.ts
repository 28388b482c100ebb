import type { HostilePage } from "../hostile-page.ts";

/** Storage that is not there, full or taken away, and pages without an origin. */
export const storage: readonly HostilePage[] = [
  {
    name: "blocked-storage",
    why: "storage that throws at the first touch, as where cookies are blocked",
    isQuick: true,
    prepare: () => {
      const get = () => {
        throw new DOMException("The operation is insecure.", "SecurityError");
      };
      for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
        Object.defineProperty(window, name, { get });
      Object.defineProperty(document, "cookie", { get, set: get });
    },
  },
  {
    name: "full-storage",
    why: "storage that takes nothing more",
    prepare: () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    },
  },
  {
    name: "null-storage",
    why: "no storage at all, as in an app's web view",
    prepare: () => {
      for (const name of ["localStorage", "sessionStorage"])
        Object.defineProperty(window, name, { value: null });
    },
  },
  {
    name: "cleared-storage",
    why: "a page that clears all storage while the visitor chats",
    meanwhile: () => {
      sessionStorage.clear();
      localStorage.clear();
    },
  },
  {
    name: "no-locks",
    why: "a page without https: no Web Locks, no secure anything",
    isInsecure: true,
  },
  {
    name: "srcdoc",
    why: "a frame that was written by its page and has its page's origin",
    frame: `style="border:0;width:800px;height:600px"`,
    isWritten: true,
  },
  {
    name: "sandboxed-frame",
    why: "a frame without an origin: the chat is a page of its own",
    frame: `sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" style="border:0;width:800px;height:600px"`,
    expected: { opens: "tab" },
  },
  {
    name: "foreign-frame",
    why: "a frame on the page of another site, where storage is the frame's within that page alone",
    frame: `style="border:0;width:800px;height:600px"`,
    isInsecure: true,
  },
];

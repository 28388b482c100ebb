import type { KeyedStorage } from "@presently/shared/client";
import { safeStorage, webStorage } from "@presently/shared/client";

/** Lasts longer than the tab, shared by all tabs of the site. Blocked or full: memory, and nobody is told (R25). */
export const lasting: KeyedStorage = safeStorage(webStorage(() => window.localStorage, window));
/** Lasts as long as the tab, reloads included. */
export const ofThisTab: KeyedStorage = safeStorage(webStorage(() => window.sessionStorage, window));

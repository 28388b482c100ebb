import type { HostilePage } from "./hostile-page.ts";
import { builtins } from "./pages/builtins.ts";
import { dialogs } from "./pages/dialogs.ts";
import { frameworks } from "./pages/frameworks.ts";
import { keys } from "./pages/keys.ts";
import { policies } from "./pages/policies.ts";
import { screens } from "./pages/screens.ts";
import { scripts } from "./pages/scripts.ts";
import { storage } from "./pages/storage.ts";
import { styles } from "./pages/styles.ts";
import { wrappedBrowser } from "./pages/wrapped-browser.ts";

/** The whole suite, by family. */
export const everyPage: readonly HostilePage[] = [
  ...styles,
  ...keys,
  ...dialogs,
  ...policies,
  ...scripts,
  ...builtins,
  ...wrappedBrowser,
  ...storage,
  ...frameworks,
  ...screens,
];

import { hold, type LoadOptions } from "@presently/web";
import type { ObjectPlugin } from "vue";

/** A plugin: `app.use(createPresently({ server, site }))`. The chat is on the page for as long as the app is mounted. On a server it does nothing. */
export function createPresently(options: LoadOptions): ObjectPlugin {
  return {
    install(app) {
      app.onUnmount(hold(options));
    },
  };
}

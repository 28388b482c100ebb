import { createPresently } from "@presently/vue";
import { createApp } from "vue";
import Shop from "./Shop.vue";

createApp(Shop)
  .use(createPresently({ server: "http://localhost:8484", site: "SITE_KEY" }))
  .mount("#app");

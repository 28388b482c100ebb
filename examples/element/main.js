import { presently } from "@presently/web";
import "@presently/web/element";

document.querySelector("button")?.addEventListener("click", () => {
  void presently.open({ draft: "A question about your lamps: " });
});

import { PresentlyChat, usePresently, usePresentlyState } from "@presently/react";
import { useState } from "react";

/** A shop whose checkout has no chat. */
export function Shop() {
  const [isPaying, setIsPaying] = useState(false);
  return (
    <>
      <h1>{isPaying ? "Checkout" : "Brass lamps"}</h1>
      <button onClick={() => setIsPaying(!isPaying)}>
        {isPaying ? "Back to the lamps" : "To the checkout"}
      </button>
      {isPaying || (
        <>
          <Help />
          <PresentlyChat server="http://localhost:8484" site="SITE_KEY" />
        </>
      )}
    </>
  );
}

/** A button of the shop's own, beside the chat's. */
function Help() {
  const presently = usePresently();
  const unread = usePresentlyState((state) => state.unread);
  return (
    <button onClick={() => void presently.open({ draft: "A question about your lamps: " })}>
      Help ({unread})
    </button>
  );
}

import type { Texts } from "../i18n/texts.ts";
import { Icon } from "../ui/Icon.tsx";

/** A paper clip. */
export const CLIP =
  "M20 11.5l-8.2 8.2a5 5 0 0 1-7.1-7.1l8.6-8.6a3.3 3.3 0 0 1 4.7 4.7l-8.6 8.6a1.7 1.7 0 0 1-2.4-2.4l7.7-7.7";

/**
 * Stands for the button of the part for files before anything was written: that part is a request more, which opening the chat must not be.
 * `onNear`: it may be pressed soon. The part draws its own in the same place, so the focus stays on it.
 */
export const attachStub = (texts: Texts, onNear: () => void, onPress: () => void) => (
  <div class="files" key="files">
    <div class="attaching" key="attach">
      <button
        type="button"
        class="icon attach"
        aria-label={texts.attach}
        onPointerEnter={onNear}
        onFocus={onNear}
        onClick={onPress}
      >
        <Icon path={CLIP} />
      </button>
    </div>
  </div>
);

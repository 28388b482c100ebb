/**
 * What is kept from the page where it happens in the chat. Keys and what comes of them; pointers, touches and focus, which traps keep to
 * themselves; scrolling, which pages take over. No click of ours is one beside the page's dialog or menu either. What a click does by itself, such as sending a form, it still does. That a pointer moves, or
 * is let go, stays the page's to hear.
 */
export const SHIELDED =
  "mousedown pointerdown keydown keyup input keypress beforeinput touchend copy cut touchmove focusin focusout click touchstart wheel paste";

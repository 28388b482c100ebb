import { IDLE, presently, type State, subscribe } from "@presently/web";
import { computed, type ComputedRef, onMounted, onUnmounted, shallowRef } from "vue";

/**
 * A part of the chat's state, such as `(state) => state.unread`, for the setup of a component. On a server, and until the component is mounted,
 * it is the part of a chat that nobody has opened.
 */
export function usePresentlyState<Part>(select: (state: State) => Part): ComputedRef<Part> {
  const state = shallowRef(IDLE);
  const read = () => {
    state.value = presently.state;
  };
  let off: (() => void) | undefined;
  onMounted(() => {
    off = subscribe(read);
    read();
  });
  onUnmounted(() => off?.());
  return computed(() => select(state.value));
}

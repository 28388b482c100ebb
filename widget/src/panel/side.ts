/** `right` and `left` are logical: in a right-to-left page they change places. The loader says the same of the tag, written into its one scope. */
export const sideOf = (position: string | undefined, direction: string): "left" | "right" =>
  (position === "left") === (direction === "rtl") ? "right" : "left";

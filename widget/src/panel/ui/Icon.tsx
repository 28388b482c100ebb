/** A drawing without a meaning of its own: the name stands on the button. `path` in a square of 24. */
export function Icon({ path }: { readonly path: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

/** What a message is sent with. */
export const SEND = "M4 12l16-8-6 16-3-7z";

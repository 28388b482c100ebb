/** Where the chat is, and what else the script tag can say: each is a `data-` attribute of that name, and means what it means there. */
export interface LoadOptions {
  /** Where your Presently answers, such as `https://chat.example.com`. */
  readonly server: string;
  /** The site's public key. */
  readonly site: string;
  readonly color?: string | undefined;
  readonly lang?: string | undefined;
  readonly open?: "auto" | "never" | "always" | undefined;
  readonly position?: "right" | "left" | undefined;
  /** Conversations that begin on this page are tests. */
  readonly test?: boolean | undefined;
  readonly theme?: "auto" | "light" | "dark" | undefined;
}

/** Every option, by name. */
export const OPTIONS: Record<keyof LoadOptions, true> = {
  server: true,
  site: true,
  color: true,
  lang: true,
  open: true,
  position: true,
  test: true,
  theme: true,
};

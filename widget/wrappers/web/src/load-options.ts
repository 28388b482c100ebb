/** Where the chat is, and what else the script tag can say: each is a `data-` attribute of that name, and means what it means there. */
export interface LoadOptions {
  /** Where your Presently answers, such as `https://chat.example.com`. */
  readonly server: string;
  /** The site's public key. */
  readonly site: string;
  readonly color?: string | undefined;
  /** `wait`: nothing is stored or connected to before `consent(true)`. */
  readonly consent?: "granted" | "wait" | undefined;
  /** Pushes each event to `window.dataLayer`, without what people wrote. */
  readonly datalayer?: boolean | undefined;
  /** By its key: where conversations that begin on this page are to wait. */
  readonly department?: string | undefined;
  readonly lang?: string | undefined;
  /** `default`, `none`, or a CSS selector of the page's own button. */
  readonly launcher?: string | undefined;
  /** From the side and from the bottom, in px: "20 20". */
  readonly offset?: string | undefined;
  readonly open?: "auto" | "never" | "always" | undefined;
  readonly position?: "right" | "left" | undefined;
  /** Of the open chat's corners, in px. */
  readonly radius?: number | string | undefined;
  /** Conversations that begin on this page are tests. */
  readonly test?: boolean | undefined;
  readonly theme?: "auto" | "light" | "dark" | undefined;
  /** A z-index, for browsers without a top layer. */
  readonly z?: number | string | undefined;
}

/** Every option, by name. */
export const OPTIONS: Record<keyof LoadOptions, true> = {
  server: true,
  site: true,
  color: true,
  consent: true,
  datalayer: true,
  department: true,
  lang: true,
  launcher: true,
  offset: true,
  open: true,
  position: true,
  radius: true,
  test: true,
  theme: true,
  z: true,
};

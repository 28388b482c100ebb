import * as z from "zod";
import { MAX_URL_CHARS } from "./clean-text.ts";

/** Browsers and Node both have it; the types that declare it bring in all of the one or the other. */
declare const URL: {
  canParse(text: string): boolean;
  new (text: string): { readonly hostname: string };
};

/**
 * Where a browser is reached by Web Push, as its subscription says it (RFC 8030, RFC 8291): an address at the push service of the browser's maker,
 * the public key that a message is encrypted to, and a secret of the subscription. All of it is hostile input: the server looks where the
 * address leads before it goes there (R43).
 */
export const PushAddress = z.object({
  /** An https address at a host with a name, no number however it is written: no name and password, no fragment. */
  endpoint: z
    .string()
    .max(MAX_URL_CHARS)
    .regex(/^https:\/\/[a-z0-9.-]{1,253}(?::\d{1,5})?\/[!"$-~]*$/)
    .refine((text) => URL.canParse(text) && !/^[\d.]+$/.test(new URL(text).hostname)),
  keys: z.object({
    /** A point of P-256, uncompressed: 65 bytes as base64url. */
    p256dh: z.string().regex(/^B[\w-]{86}$/),
    /** 16 bytes as base64url. */
    auth: z.string().regex(/^[\w-]{22}$/),
  }),
});
export type PushAddress = z.infer<typeof PushAddress>;

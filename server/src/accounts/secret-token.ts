import { randomBytes, timingSafeEqual } from "node:crypto";
import { secretHash } from "../secret-hash.ts";

/** 256 random bits as base64url: 43 characters. Only its hash is ever stored. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** A secret as its table keeps it. */
export function hashSecret(secret: string): string {
  return secretHash(secret).toString("base64url");
}

/** Whether two secrets are the same, in a time that says nothing about where they differ. */
export function isSameSecret(a: string, b: string): boolean {
  return timingSafeEqual(secretHash(a), secretHash(b));
}

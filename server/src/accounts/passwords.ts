import {
  hashOfNothing,
  hashPassword,
  isOutdated,
  isPassword,
  type PasswordCost,
  passwordCost,
} from "./password.ts";
import { createPasswordQueue } from "./password-queue.ts";

/** All work on passwords goes through here, and so through one queue. `cost` is today's; tests take a cheap one. */
export function createPasswords(cost: PasswordCost = passwordCost) {
  const queue = createPasswordQueue();
  return {
    hash: (password: string) => queue.run(() => hashPassword(password, cost)),
    isRight: (password: string, encoded: string) => queue.run(() => isPassword(password, encoded)),
    isOutdated: (encoded: string) => isOutdated(encoded, cost),
    ofNothing: () => hashOfNothing(cost),
  };
}

export type Passwords = ReturnType<typeof createPasswords>;

import { argon2, randomBytes, timingSafeEqual } from "node:crypto";

/** The cost of one hash (R28); OWASP's first choice for argon2id. */
export interface PasswordCost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

export const passwordCost: PasswordCost = { memoryKib: 19_456, passes: 2, lanes: 1 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Hashes a password off the main thread. The answer carries its own cost, in the form the argon2 tools write. */
export async function hashPassword(password: string, cost = passwordCost): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return encode({ cost, salt, hash: await derive(password, salt, cost) });
}

/**
 * A hash that no password has: 32 random bytes in the place of one. To compare a password with it takes as long as with a real one, and to
 * make it takes nothing.
 */
export function hashOfNothing(cost = passwordCost): string {
  return encode({ cost, salt: randomBytes(SALT_BYTES), hash: randomBytes(HASH_BYTES) });
}

/** Whether a password is the one that was hashed. A hash that cannot be read throws: that is damage, not a wrong password. */
export async function isPassword(password: string, encoded: string): Promise<boolean> {
  const { cost, salt, hash } = decode(encoded);
  return timingSafeEqual(await derive(password, salt, cost), hash);
}

/** Whether a hash was made with another cost than today's and should be made again when the password is at hand. */
export function isOutdated(encoded: string, cost = passwordCost): boolean {
  const found = decode(encoded).cost;
  return (
    found.memoryKib !== cost.memoryKib || found.passes !== cost.passes || found.lanes !== cost.lanes
  );
}

interface Encoded {
  readonly cost: PasswordCost;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

const FORM =
  /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;

function encode({ cost, salt, hash }: Encoded): string {
  const parameters = `m=${cost.memoryKib},t=${cost.passes},p=${cost.lanes}`;
  return `$argon2id$v=19$${parameters}$${unpadded(salt)}$${unpadded(hash)}`;
}

function decode(encoded: string): Encoded {
  const [, memoryKib, passes, lanes, salt, hash] = FORM.exec(encoded) ?? [];
  if (salt === undefined || hash === undefined)
    throw new Error("a stored password hash is damaged");
  return {
    cost: { memoryKib: Number(memoryKib), passes: Number(passes), lanes: Number(lanes) },
    salt: Buffer.from(salt, "base64"),
    hash: Buffer.from(hash, "base64"),
  };
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}

/** The same letters typed on two keyboards may differ in their bytes: NFKC makes them one. */
function derive(password: string, nonce: Buffer, cost: PasswordCost): Promise<Buffer> {
  const options = {
    message: Buffer.from(password.normalize("NFKC"), "utf8"),
    nonce,
    parallelism: cost.lanes,
    memory: cost.memoryKib,
    passes: cost.passes,
    tagLength: HASH_BYTES,
  };
  return new Promise((resolve, reject) => {
    argon2("argon2id", options, (error, hash) => (error === null ? resolve(hash) : reject(error)));
  });
}

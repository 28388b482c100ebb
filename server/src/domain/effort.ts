/** A newcomer carries one chat, and one more after each so many that they have ended (LP1). */
export const CHATS_UNTIL_ONE_MORE = 10;

/** Of how long a time an agent is shown how many chats they have ended (LP3). */
export const EFFORT_MS = 3 * 3_600_000;

/** Two hard chats within an hour are enough for a while (LP4). */
const HARD_CHATS = 2;
export const HARD_WITHIN_MS = 3_600_000;

/** How many chats at once a newcomer carries who has ended so many, and is to carry `upTo` in the end (LP1). */
export function newcomerCapacity(upTo: number, ended: number): number {
  return Math.min(upTo, 1 + Math.floor(ended / CHATS_UNTIL_ONE_MORE));
}

/** Whether an agent with so many hard chats in the last hour is given new ones only when nobody else has room (LP4). */
export function isEased(hardChats: number): boolean {
  return hardChats >= HARD_CHATS;
}

/** Connections that may be on their way at once: all sides of a comparison alike. */
const OPENING_AT_ONCE = 200;

/** Opens `count` of something, a bounded number at once; answers them by their number. */
export async function openAll<Opened>(
  count: number,
  open: (number: number) => Promise<Opened>,
  atOnce = OPENING_AT_ONCE,
): Promise<Opened[]> {
  const opened: Opened[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) {
        const number = next;
        next += 1;
        opened[number] = await open(number);
      }
    }),
  );
  return opened;
}

/** Addresses of the loopback network, so that no limit per address is met. */
export function addressOf(number: number): string {
  return `127.0.0.${2 + (number % 20)}`;
}

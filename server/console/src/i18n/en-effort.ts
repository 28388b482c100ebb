/** "5 min", "2 h", "2 h 5 min". */
export function span(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / 60_000));
  const hours = Math.floor(whole / 60);
  const minutes = whole % 60;
  if (hours === 0) return `${minutes} min`;
  return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
}

/** What protects an agent: a pause in time, and lighter chats after hard ones (LP2 to LP4). */
export const effortTexts = {
  /** In one's own menu. */
  mine: (workMs: number | null, chats: number) =>
    workMs === null
      ? `${chatsOf(chats)} ended in three hours`
      : `${span(workMs)} without a pause, ${chatsOf(chats)} ended in three hours`,
  pause: (afterMs: number) =>
    `You have been at work for more than ${span(afterMs)} without a pause. A break stops new chats; those you have stay with you.`,
  takeBreak: "Take a break",
  later: "Remind me in half an hour",
  eased:
    "Two of your chats within the hour were hard. For now new ones go to your colleagues first, where they have room.",
  dismiss: "Understood",
};

function chatsOf(count: number): string {
  return count === 1 ? "1 chat" : `${count} chats`;
}

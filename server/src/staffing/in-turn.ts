import { DeskError } from "@presently/shared/protocol";

/**
 * Answers one question after the other, in the order they came. Throws `overloaded` when `most` are under way or waiting: who asks is better
 * told to come later than kept in a line that grows.
 */
export function inTurn<Question, Answer>(
  answer: (question: Question) => Promise<Answer>,
  most: number,
): (question: Question) => Promise<Answer> {
  let asking = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async (question) => {
    if (asking >= most) throw new DeskError("overloaded");
    asking += 1;
    const mine = last.then(() => answer(question));
    // The next one waits for the end of this one, however it ends; whoever asked is told of a failure.
    last = mine.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await mine;
    } finally {
      asking -= 1;
    }
  };
}

/** From this score on, of five, what a visitor writes with a rating is meant kindly (SH1). */
const KIND_SCORE = 4;

/** Whether a rating brings kind words. */
export function isKind(rating: { readonly score: number; readonly comment: string }): boolean {
  return rating.score >= KIND_SCORE && rating.comment !== "";
}

/** What of a question says whether another is the same: its words, without case, marks and spaces (QU2). One of signs alone is itself. */
export function sameAs(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [text]).join(" ");
}

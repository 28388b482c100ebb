/** A card, not the whole chat, on a phone as well. */
export const consentStyle =
  ".panel.asks{height:auto;padding:20px}.asks .primary{margin-top:16px;background:var(--accent);color:var(--on-accent);font-weight:600;padding:0 16px}";

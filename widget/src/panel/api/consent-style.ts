/** A card, not the whole chat, on a phone as well. */
export const consentStyle =
  ".panel.asks{height:auto;padding:20px}.asks button{margin-top:12px}.asks .primary{background:var(--accent);color:var(--on-accent);font-weight:600;max-width:none}";

/** The token of a set-up or invitation link (`#token=…`), taken out of the address bar; null when there is none. */
export function takeLinkToken(
  location: Pick<Location, "hash" | "pathname">,
  history: Pick<History, "replaceState">,
): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (token === null || token === "") return null;
  history.replaceState(null, "", location.pathname);
  return token;
}

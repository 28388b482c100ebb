import Bowser from "bowser";

/** What a browser calls itself, for people: "Chrome 156 on Linux"; as it came where nothing is recognised. */
export function browserName(userAgent: string | null): string | null {
  if (userAgent === null || userAgent === "") return userAgent;
  const { browser, os } = Bowser.parse(userAgent);
  if (!browser.name) return userAgent;
  const version = browser.version?.split(".")[0];
  const name = version ? `${browser.name} ${version}` : browser.name;
  return os.name ? `${name} on ${os.name}` : name;
}

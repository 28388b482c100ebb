import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { SettingsView, SiteLook } from "@presently/shared/protocol";
import { LOOK_WORDS, type LookLanguage } from "@presently/shared/protocol/further-look";
import { browserClock } from "../browser-clock.ts";
import { siteWords } from "../i18n/site.ts";

/** The preview follows what is typed after a moment without typing. */
const PREVIEW_AFTER_MS = 400;

interface LookPreviewProps {
  site: SettingsView["sites"][number];
  look: SiteLook;
  language: LookLanguage;
}

/**
 * The chat itself, as it would look (LK1): loaded anew for each look that a tag could say, and told the rest as a page would tell it (LK3).
 */
export function LookPreview({ site, look, language }: LookPreviewProps): JSX.Element {
  const address = addressOf(site.siteKey, look, language);
  const settings = JSON.stringify({ ...settingsOf(look, language), logo: site.logo ?? "" });
  const [shown, setShown] = useState({ address, settings });
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const soon = browserClock.after(PREVIEW_AFTER_MS, () => setShown({ address, settings }));
    return () => soon.cancel();
  }, [address, settings]);
  useEffect(() => tell(frame.current, shown.settings), [shown.settings]);
  return (
    <section class="field look-shown">
      <h3>{siteWords.look.preview}</h3>
      <p class="field-hint">{siteWords.look.previewHint}</p>
      {/* Another element for each address: a frame that goes elsewhere would be a step back in the browser's history. */}
      <iframe
        key={shown.address}
        ref={frame}
        class="look-preview"
        loading="lazy"
        title={siteWords.look.previewFrame(site.name)}
        src={shown.address}
        onLoad={(event) => tell(event.currentTarget, shown.settings)}
      />
    </section>
  );
}

function addressOf(siteKey: string, look: SiteLook, language: LookLanguage): string {
  const { color, theme, position, radius, offset, welcome } = look;
  const query = new URLSearchParams({
    color,
    theme,
    position,
    radius: String(radius),
    offset: `${offset.side} ${offset.bottom}`,
    welcome,
    lang: language,
  });
  return `/console/preview/${siteKey}?${query.toString()}`;
}

/** All of it: what is stored already may be otherwise. */
function settingsOf({ texts, phoneOffset, ...look }: SiteLook, language: LookLanguage) {
  const own = texts[language];
  const words = Object.fromEntries(LOOK_WORDS.map((word) => [word, own?.[word] ?? ""]));
  const { font, scale, density, shadow, faces, shape, icon } = look;
  const [light, dark] = [look.light, look.dark].map((pair) =>
    pair === null ? "" : `${pair.surface} ${pair.ink}`,
  );
  const onPhone = phoneOffset === null ? "" : `${phoneOffset.side} ${phoneOffset.bottom}`;
  const button = { shape, icon, phoneOffset: onPhone };
  return { texts: words, font, scale, density, shadow, faces, light, dark, ...button };
}

/** As much of the chat's window as is used here. */
interface ChatWindow {
  readonly presently?: {
    push(run: (chat: { configure(settings: unknown): Promise<void> }) => void): void;
  };
}

/** Before the frame has loaded there is no chat in it, and its load tells it then. */
function tell(frame: HTMLIFrameElement | null, settings: string): void {
  // Safe: a page of our own server, which has the chat's script and no other.
  const chat = frame?.contentWindow as ChatWindow | null | undefined;
  chat?.presently?.push(
    ({ configure }) =>
      void configure(JSON.parse(settings)).catch((error: unknown) => console.error(error)),
  );
}

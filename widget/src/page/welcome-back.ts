import type { PageTexts } from "./i18n/texts.ts";
import type { Followed } from "./mail-link.ts";

const STYLE = `
body{margin:0;background:#f3f5f4;color:#17211f;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{box-sizing:border-box;max-width:440px;margin:0 auto;padding:20vh 24px 24px;text-align:center;overflow-wrap:anywhere}
h1{margin:0 0 8px;font-size:22px;line-height:28px}
p{margin:0 0 20px}
button{font:inherit;font-weight:600;min-height:48px;padding:0 24px;border:0;border-radius:12px;background:#17211f;color:#fff;cursor:pointer}
button+button{margin-top:12px}
button:disabled{opacity:.6;cursor:default}
button:focus-visible{outline:2px solid #17211f;outline-offset:3px}
@media (prefers-color-scheme:dark){
body{background:#17201e;color:#edf2f0}
button{background:#edf2f0;color:#17201e}
button:focus-visible{outline-color:#edf2f0}
}`;

export interface WelcomeBack {
  readonly siteName: string;
  readonly texts: PageTexts;
  /** Asks the server; called by a click and by nothing else. `mayReplace`: the click said that another chat here may go. */
  readonly follow: (mayReplace: boolean) => Promise<Followed>;
  /** The chat may be shown: as the link's visitor, or as whoever this browser is. */
  readonly open: () => void;
}

/**
 * The page of a mail's link: one button, and a second one where another chat on this device would be lost. Nothing is asked of the server before it is pressed, so that mail programs that look at links use none
 * up and open nothing.
 */
export function welcomeBack({ siteName, texts, follow, open }: WelcomeBack): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets = [sheet];
  const main = document.createElement("main");
  const title = document.createElement("h1");
  const words = document.createElement("p");
  const button = document.createElement("button");
  title.textContent = siteName;
  words.textContent = texts.welcomeBack;
  words.setAttribute("role", "status");
  button.textContent = texts.continue;
  main.append(title, words, button);
  document.body.append(main);
  button.focus();

  function leave(): void {
    // The token is out of the address now, and out of what a copied address would give away.
    history.replaceState(null, "", location.pathname + location.search);
    main.remove();
    document.adoptedStyleSheets = [];
    open();
  }

  const keep = document.createElement("button");
  keep.textContent = texts.keepOther;
  keep.onclick = leave;

  let mayReplace = false;
  button.onclick = async () => {
    button.disabled = true;
    button.textContent = texts.opening;
    const followed = await follow(mayReplace);
    if (followed === "back") return leave();
    button.disabled = false;
    if (followed === "over") {
      keep.remove();
      words.textContent = texts.linkOver;
      button.textContent = texts.writeAnew;
      button.onclick = leave;
    } else if (followed === "other") {
      mayReplace = true;
      words.textContent = texts.otherChat;
      button.textContent = texts.replaceOther;
      // What loses nothing stands first, and is what Enter does.
      button.before(keep);
      return keep.focus();
    } else {
      words.textContent = texts[followed];
      button.textContent = mayReplace ? texts.replaceOther : texts.continue;
    }
    button.focus();
  };
}

import { identityTexts } from "./en-identity.ts";
import { installTexts } from "./en-install.ts";
import { lookTexts } from "./en-look.ts";

/** The words of the settings' page *Sites*, in the console's language: they come with the page. */
export const siteWords: {
  identity: typeof identityTexts;
  install: typeof installTexts;
  look: typeof lookTexts;
} = { identity: identityTexts, install: installTexts, look: lookTexts };

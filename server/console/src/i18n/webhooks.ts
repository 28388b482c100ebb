import { webhookTexts } from "./en-webhooks.ts";

/** The words of the settings' page *Webhooks*, in the console's language: they come with the page. */
export const webhookWords: typeof webhookTexts = webhookTexts;

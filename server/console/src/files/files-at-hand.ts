import { webStorage } from "@presently/shared/client";
import type { AgentId } from "@presently/shared/protocol";
import type { Drafts } from "../drafts.ts";
import { type Attachments, createAttachments } from "./attachments.ts";
import { createPictures, type Pictures } from "./pictures.ts";
import { createReminders, type Reminders } from "./unopened.ts";
import { sendFile } from "./upload.ts";

/** What an agent's tab knows of files, whichever conversation is open. */
export interface FilesAtHand {
  readonly attachments: Attachments;
  readonly pictures: Pictures;
  readonly reminders: Reminders;
}

/** Ties files to this browser. */
export function filesInBrowser(drafts: Drafts, me: AgentId): FilesAtHand {
  return {
    attachments: createAttachments(drafts, sendFile, () => crypto.randomUUID()),
    pictures: createPictures({
      fetchFrom: (path) => fetch(path, { credentials: "same-origin", cache: "no-store" }),
      afterMs: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    }),
    reminders: createReminders(
      webStorage(() => sessionStorage, window),
      `presently.${me}:mentioned-files`,
    ),
  };
}

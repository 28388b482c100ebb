import type { FileKind } from "@presently/shared/protocol";
import type { NotTaken } from "../files/chosen-file.ts";

const kinds: Record<FileKind, string> = {
  png: "PNG",
  jpeg: "JPEG",
  gif: "GIF",
  webp: "WebP",
  pdf: "PDF",
  txt: "Text",
};

const turnedDown: Record<NotTaken, (name: string, size: string, most: string) => string> = {
  empty: (name) => `${name} is empty.`,
  tooLarge: (name, size, most) => `${name} has ${size}; a file may have ${most} at most.`,
  kind: (name) => `${name} can't be sent: pictures (PNG, JPEG, GIF, WebP), PDF and plain text can.`,
  tooMany: (name, _size, most) => `${name} was left out: ${most} files go into one message.`,
  unreadable: (name) => `${name} could not be read. Folders can't be sent.`,
};

/** Files in the thread and in the composer. */
export const filesTexts = {
  bytes: (bytes: number) => (bytes === 1 ? "1 byte" : `${bytes} bytes`),
  kinds,
  unnamed: "File",
  about: (kind: string, size: string) => `${kind}, ${size}`,
  openPicture: (name: string, size: string) => `Open the picture ${name}, ${size}`,
  download: "Download",
  close: "Close",
  loading: "The picture is being loaded…",
  lost: "This picture could not be loaded.",
  again: "Try again",
  previous: "Previous picture",
  next: "Next picture",
  /** On a visitor's file that no agent has looked at. */
  notOpened: "Not opened yet",
  notOpenedInLane: "Unopened file",
  /** Said once, before a reply is sent (M5). */
  overlooked: (visitor: string, names: readonly string[]) =>
    names.length === 1
      ? `${visitor} sent ${names[0] ?? ""}, and nobody has opened it yet.`
      : `${visitor} sent ${names.length} files that nobody has opened yet: ${names.join(", ")}.`,
  sendAnyway: "Press Enter again to send all the same.",
  showIt: "Show it",
  showFirst: "Show the first",
  attach: "Attach files",
  limits: (most: number, size: string) => `Pictures, PDF, text: ${most} files of up to ${size}`,
  attached: "Files that go with this reply",
  drop: "Let go to attach to your reply",
  uploading: (percent: number) => `${percent} %`,
  uploadingLabel: (name: string) => `${name} is being uploaded`,
  remove: (name: string) => `Remove ${name}`,
  cancel: (name: string) => `Stop uploading ${name}`,
  retry: (name: string) => `Try again to upload ${name}`,
  retryShort: "Try again",
  /** The owner's switch. */
  taken: "Files can be sent, by visitors and agents",
  takenHint: (most: number, size: string) =>
    `Pictures (PNG, JPEG, GIF, WebP), PDF and plain text, up to ${size} each, ${most} in a message. Where and when a picture was taken is removed from it. Off: nothing new is taken; what was sent stays.`,
  turnedDown,
  stillUploading: "It can be sent once the files are uploaded.",
  oneFailed: "A file was not uploaded: try again, or remove it.",
};

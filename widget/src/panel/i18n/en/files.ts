import type { FilesTexts } from "../../files/texts.ts";

export const en: FilesTexts = {
  lang: "en",
  hint: "Pictures, PDF or text: at most {n}, {size} each",
  drop: "Drop the files here",
  refused: {
    many: "At most {n} go with one message. Left out: {names}.",
    large: "Larger than {size}: {names}.",
    kind: "Only pictures, PDF and plain text can be sent. Left out: {names}.",
    empty: "There is nothing in it: {names}.",
    unread: "This could not be read: {names}.",
    again: "Not sent. Please choose again: {names}.",
  },
  uploading: "Uploading: {names}",
  ready: "Ready to send: {names}",
  failed: {
    lost: "Not uploaded: no connection",
    full: "Not uploaded: no more are taken for now",
    off: "Not uploaded: this chat takes no files",
    large: "Not uploaded: too large",
    kind: "Not uploaded: not a picture, PDF or plain text",
    other: "Not uploaded",
  },
  held: "This goes when the files are uploaded:",
  edit: "Edit",
  open: "Enlarge the picture: {name}",
  save: "Save",
  close: "Close the picture",
  deleted: "Deleted file",
  notLoaded: "It could not be loaded",
};

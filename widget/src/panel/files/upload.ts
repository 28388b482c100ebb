import type { FileId } from "@presently/shared/protocol";
import type { Failure } from "./texts.ts";

/** Where files of this visitor go up and come down (P33). */
export interface FilePlace {
  readonly server: string;
  readonly siteKey: string;
  readonly token: string | null;
}

/** What became of an upload: under which id the server has it, or why it has not. */
export type Uploaded = { readonly fileId: FileId } | { readonly why: Failure };

export interface Upload {
  /** Never settles once it was cancelled. */
  readonly done: Promise<Uploaded>;
  cancel(): void;
}

const WHY: Readonly<Record<string, Failure>> = {
  "file.too-large": "large",
  "file.not-accepted": "kind",
  "file.too-many": "full",
  "rate.limited": "full",
  "files.off": "off",
};

/** Sends one file up; `onShare` is told how much of it has gone, 0 to 1. By XMLHttpRequest, since `fetch` tells nothing of that. */
export function upload(
  { server, siteKey, token }: FilePlace,
  { name, blob }: { readonly name: string; readonly blob: Blob },
  onShare: (share: number) => void,
): Upload {
  let request: XMLHttpRequest | undefined;
  const done = new Promise<Uploaded>((resolve) => {
    const sent = (request = new XMLHttpRequest());
    sent.onload = () => resolve(answerOf(sent.status, sent.responseText));
    sent.onerror = () => resolve({ why: "lost" });
    sent.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0);
    sent.open("POST", `${server}/wire/visitor/files?site=${encodeURIComponent(siteKey)}`);
    sent.setRequestHeader("authorization", `Bearer ${token}`);
    sent.setRequestHeader("content-type", "application/octet-stream");
    sent.setRequestHeader("presently-file-name", encodeURIComponent(name));
    sent.send(blob);
  }).catch((): Uploaded => ({ why: "other" })); // a page may have put anything under that name
  return { done, cancel: () => request?.abort() };
}

/** What the server's answer means. A proxy between may answer, too, with whatever it likes. */
export function answerOf(status: number, body: string): Uploaded {
  try {
    const { fileId, code } = JSON.parse(body);
    if (status === 200 && typeof fileId === "string") return { fileId: fileId as FileId }; // as our own server answers
    if (code in WHY) return { why: WHY[code] ?? "other" };
  } catch {
    // no answer of ours: by its status alone
  }
  return { why: status === 413 ? "large" : "other" };
}

/** Fetches a file of a conversation. Rejects when it can't be had. */
export async function download(
  { server, siteKey, token }: FilePlace,
  fileId: FileId,
): Promise<Blob> {
  const url = `${server}/wire/visitor/files/${fileId}?site=${encodeURIComponent(siteKey)}`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.blob();
}

import type { ConversationId, DeskErrorCode, UploadedFile } from "@presently/shared/protocol";
import { FILE_NAME_HEADER } from "@presently/shared/protocol/file-limits";
import { Refusal } from "../refusal.ts";
import { isUploaded } from "./uploaded.ts";

/** An upload under way. */
export interface Upload {
  /** Rejects with a Refusal; never settles once it was cancelled. */
  readonly done: Promise<UploadedFile>;
  cancel(): void;
}

export type SendFile = (
  conversationId: ConversationId,
  file: Blob,
  name: string,
  onProgress: (share: number) => void,
) => Upload;

/** Sends a file's bytes as they are (P33). By XMLHttpRequest: of what it has sent, `fetch` says nothing. */
export const sendFile: SendFile = (conversationId, file, name, onProgress) => {
  const request = new XMLHttpRequest();
  const done = new Promise<UploadedFile>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onerror = () => reject(new Refusal("unreachable"));
    request.onload = () => {
      const answer = jsonIn(request.responseText);
      if (request.status === 200 && isUploaded(answer)) resolve(answer);
      else reject(new Refusal(codeIn(answer)));
    };
  });
  request.open("POST", `/console/api/files?conversation=${encodeURIComponent(conversationId)}`);
  request.setRequestHeader("content-type", "application/octet-stream");
  // A half of a character can stand in a name, and can't be encoded.
  const whole = name.replace(/\p{Surrogate}/gu, "\ufffd");
  request.setRequestHeader(FILE_NAME_HEADER, encodeURIComponent(whole));
  request.send(file);
  return { done, cancel: () => request.abort() };
};

/** Undefined for a proxy's error page, which is no answer of ours. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function codeIn(answer: unknown): DeskErrorCode {
  const isOurs = typeof answer === "object" && answer !== null && "code" in answer;
  // A code that this build does not know is worded as an unexpected one.
  return isOurs ? (answer.code as DeskErrorCode) : "internal";
}

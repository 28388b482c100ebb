import type { UploadedFile } from "@presently/shared/protocol";

/** Whether a value is what an upload is answered with, or what was kept of such an answer. */
export function isUploaded(value: unknown): value is UploadedFile {
  if (typeof value !== "object" || value === null) return false;
  const file = value as Partial<Record<keyof UploadedFile, unknown>>; // each property is checked below
  return (
    typeof file.fileId === "string" &&
    typeof file.name === "string" &&
    typeof file.kind === "string" &&
    typeof file.bytes === "number"
  );
}

import type { FileKind } from "@presently/shared/protocol";
import type { FastifyReply } from "fastify";
import type { OpenedFile } from "./file-room.ts";

const TYPES: Readonly<Record<FileKind, string>> = {
  png: "image/png",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  pdf: "application/pdf",
  txt: "text/plain; charset=utf-8",
};

/**
 * Sends a file so that nothing in it can act in anybody's name (R41): never as a page, never guessed at, in a sandbox should a browser open it all the
 * same, and kept by nobody on the way.
 */
export function answerWithFile(reply: FastifyReply, { row, content }: OpenedFile): FastifyReply {
  return reply
    .header("content-type", TYPES[row.kind])
    .header("content-length", row.bytes)
    .header("content-disposition", `attachment; filename*=UTF-8''${encoded(row.name)}`)
    .header("content-security-policy", "sandbox; default-src 'none'")
    .header("cache-control", "private, no-store")
    .send(content.createReadStream());
}

/** As RFC 8187 wants it: what `encodeURIComponent` leaves and the header's grammar does not allow is encoded, too. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

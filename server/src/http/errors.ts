import { DeskError, deskErrors } from "@presently/shared/protocol";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ZodError } from "zod";

/**
 * The one place where what went wrong becomes an answer. A refusal is told by its code; anything else is logged whole and answered with
 * nothing but the request's id (R9).
 */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: unknown, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal === undefined) {
      request.log.error({ err: error, code: "internal" }, "a request failed");
      const { status } = deskErrors.internal;
      const answer = { code: "internal", message: "internal", requestId: request.id };
      return reply.code(status).header("cache-control", "no-store").send(answer);
    }
    return refuse(request, reply, refusal);
  });
  app.setNotFoundHandler((request, reply) => refuse(request, reply, new DeskError("not-found")));
}

function refuse(request: FastifyRequest, reply: FastifyReply, refusal: DeskError): FastifyReply {
  const { code, details, retryAfterMs } = refusal;
  if (retryAfterMs !== undefined) reply.header("retry-after", Math.ceil(retryAfterMs / 1000));
  request.log.info({ code }, "refused");
  return reply
    .code(deskErrors[code].status)
    .header("cache-control", "no-store")
    .send({
      code,
      message: refusal.message,
      requestId: request.id,
      ...(Object.keys(details).length === 0 ? {} : { details }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
}

/** The refusal behind an error, if it is one: ours, a schema's, or Fastify's own about the request itself. */
export function refusalOf(error: unknown): DeskError | undefined {
  if (error instanceof DeskError) return error;
  if (error instanceof ZodError) return new DeskError("frame.malformed");
  if (!isFastifyError(error)) return undefined;
  if (error.statusCode === 413) return new DeskError("frame.too-large");
  if (error.statusCode === 404) return new DeskError("not-found");
  if (error.statusCode === 429) return new DeskError("rate.limited");
  // What Fastify refuses by itself (a media type, a body that is no JSON, a length that does not agree) is the client's mistake.
  const isOurs = error.statusCode === undefined || error.statusCode >= 500;
  return isOurs ? undefined : new DeskError("frame.malformed");
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && "statusCode" in error;
}

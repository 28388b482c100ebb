import {
  BeginSecondFactorRequest,
  ConfirmSecondFactorRequest,
  ProveSecondFactorRequest,
  type RecoveryCodes,
  RemoveSecondFactorRequest,
  RequireSecondFactorRequest,
  type SecondFactorSecret,
  type SecondFactorView,
} from "@presently/shared/protocol";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type * as z from "zod";
import type { Proof } from "../accounts/second-factor.ts";
import { networkOf } from "../network-of.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

type Codes = z.infer<typeof RecoveryCodes>;

/** The second step of signing in (TF1 to TF8): one's own is open also to whoever has yet to set it up. */
export function addSecondFactor(
  api: FastifyInstance,
  { accounts: { secondFactor } }: HttpDeps,
  cookie: SessionCookie,
): void {
  api.get("/second-factor", async (request): Promise<SecondFactorView> =>
    secondFactor.view(await cookie.requireHalf(request)),
  );

  api.post("/second-factor/begin", async (request): Promise<SecondFactorSecret> => {
    const who = await cookie.requireHalf(request);
    const { password } = BeginSecondFactorRequest.parse(request.body);
    return await secondFactor.begin(who, { password, ip: networkOf(request.ip) });
  });

  api.post("/second-factor/confirm", async (request): Promise<Codes> => {
    const who = await cookie.requireHalf(request);
    const { code } = ConfirmSecondFactorRequest.parse(request.body);
    const codes = await secondFactor.confirm(who, { code, ip: networkOf(request.ip) });
    return { codes };
  });

  api.post("/second-factor/recovery-codes", async (request): Promise<Codes> => {
    const who = await cookie.require(request);
    return { codes: await secondFactor.makeCodes(who, proofIn(request)) };
  });

  api.post("/second-factor/off", async (request) => {
    const who = await cookie.require(request);
    await secondFactor.turnOff(who, proofIn(request));
    return {};
  });

  api.post("/second-factor/remove", async (request) => {
    const who = await cookie.require(request);
    const { agentId } = RemoveSecondFactorRequest.parse(request.body);
    await secondFactor.removeOf(who, agentId);
    return {};
  });

  api.post("/second-factor/required", async (request) => {
    const who = await cookie.require(request);
    const { roles } = RequireSecondFactorRequest.parse(request.body);
    await secondFactor.setRequired(who, roles);
    return {};
  });
}

function proofIn(request: FastifyRequest): Proof {
  const { password, code } = ProveSecondFactorRequest.parse(request.body);
  return { password, code, ip: networkOf(request.ip) };
}

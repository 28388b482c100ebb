import type {
  AgentId,
  Role,
  SecondFactorSecret,
  SecondFactorView,
} from "@presently/shared/protocol";

/** The second step of signing in, over HTTP (TF1 to TF8). Every method rejects with a Refusal and nothing else. */
export interface SecondFactorApi {
  view(): Promise<SecondFactorView>;
  /** A secret for the app; it counts from the first code on. */
  begin(password: string): Promise<SecondFactorSecret>;
  /** Switches it on; answers the recovery codes, shown this once. */
  confirm(code: string): Promise<string[]>;
  newRecoveryCodes(password: string, code: string): Promise<string[]>;
  turnOff(password: string, code: string): Promise<void>;
  /** Takes a colleague's away. */
  remove(agentId: AgentId): Promise<void>;
  setRequired(roles: readonly Role[]): Promise<void>;
}

type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>;

export function secondFactorApi(ask: Ask): SecondFactorApi {
  const post = (path: string, body: unknown) => ask("POST", `/second-factor${path}`, body);
  // The assertions below: our own server's answers, held to their schemas by its tests.
  return {
    async view() {
      return (await ask("GET", "/second-factor")) as SecondFactorView;
    },
    async begin(password) {
      return (await post("/begin", { password })) as SecondFactorSecret;
    },
    async confirm(code) {
      return ((await post("/confirm", { code })) as { codes: string[] }).codes;
    },
    async newRecoveryCodes(password, code) {
      return ((await post("/recovery-codes", { password, code })) as { codes: string[] }).codes;
    },
    async turnOff(password, code) {
      await post("/off", { password, code });
    },
    async remove(agentId) {
      await post("/remove", { agentId });
    },
    async setRequired(roles) {
      await post("/required", { roles });
    },
  };
}

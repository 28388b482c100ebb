import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

/** A mail as the server got it. */
export interface GotMail {
  readonly to: readonly string[];
  readonly from: string;
  /** As it came over the wire. */
  readonly source: string;
  readonly mail: Email;
}

/** A real mail server on loopback, and what a test may have it do. */
export interface MailServer {
  readonly url: string;
  readonly port: number;
  /** What it took, in order. */
  readonly got: GotMail[];
  /** How often somebody connected. */
  connections(): number;
  /** With what it refuses a recipient: an SMTP status, or undefined to take them. */
  refuse: (address: string) => number | undefined;
  /** Holds its answer to a whole mail until this resolves. */
  hold: () => Promise<void>;
  close(): Promise<void>;
}

export async function mailServer(port = 0): Promise<MailServer> {
  const got: GotMail[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    closeTimeout: 100,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onRcptTo({ address }, _session, done) {
      const status = stage.refuse(address);
      done(
        status === undefined
          ? null
          : Object.assign(new Error(`no ${address} here`), { responseCode: status }),
      );
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        void take(Buffer.concat(parts).toString("utf8"), session.envelope).finally(() => done());
      });
    },
  });

  async function take(
    source: string,
    { mailFrom, rcptTo }: SMTPServerSession["envelope"],
  ): Promise<void> {
    const from = mailFrom === false ? "" : mailFrom.address;
    const to = rcptTo.map(({ address }) => address);
    got.push({ to, from, source, mail: await PostalMime.parse(source) });
    await stage.hold();
  }

  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  // Safe: it listens on a port, not on a pipe.
  const { port: taken } = server.server.address() as AddressInfo;
  const stage: MailServer = {
    url: `smtp://127.0.0.1:${taken}`,
    port: taken,
    got,
    connections: () => connections,
    refuse: () => undefined,
    hold: () => Promise.resolve(),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  return stage;
}

import { type AddressInfo, createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { smtpTransport } from "./smtp.ts";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

interface Lines {
  readonly rcpt?: string;
  readonly data?: string;
}

/** A mail server of few words, without TLS: says what it is told to RCPT and to a whole mail, and keeps the commands it heard. */
async function speaking({ rcpt = "250 ok", data = "250 ok" }: Lines = {}) {
  const heard: string[] = [];
  const answers: Readonly<Record<string, string>> = {
    EHLO: "250-here\r\n250 AUTH PLAIN",
    STARTTLS: "502 no",
    AUTH: "235 ok",
    RCPT: rcpt,
    DATA: "354 go on",
    ".": data,
  };
  const server = createServer((socket) => {
    let isMail = false;
    socket.write("220 here\r\n");
    socket.on("error", () => socket.destroy());
    socket.on("data", (bytes) => {
      for (const line of bytes.toString().split("\r\n").slice(0, -1)) {
        if (isMail && line !== ".") continue;
        heard.push(line);
        const command = line.split(" ")[0] ?? "";
        isMail = command === "DATA";
        socket.write(`${answers[command] ?? "250 ok"}\r\n`);
      }
    });
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Safe: it listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  return { port, heard };
}

const letter = {
  to: "vera@example.test",
  fromName: "Shop",
  subject: "There is an answer for you",
  text: "It left today.",
  html: "<p>It left today.</p>",
};

async function handTo(smtpUrl: string) {
  const transport = await smtpTransport({ smtpUrl, from: "chat@shop.example" });
  return transport.hand(letter, "mai_1", new AbortController().signal);
}

async function outcomeOf(lines: Lines) {
  const { port } = await speaking(lines);
  return (await handTo(`smtp://127.0.0.1:${port}`)).outcome;
}

test("ML3: what the server says of the mailbox or the mail is final", async () => {
  for (const answer of [
    "550 5.1.1 no such user",
    "550 5.2.1 mailbox disabled",
    "550 no such user",
    "553 no",
  ])
    expect(await outcomeOf({ rcpt: answer }), answer).toEqual({ kind: "refused" });
  for (const answer of ["552 5.3.4 too big", "554-5.6.0 not\r\n554 5.6.0 so"])
    expect(await outcomeOf({ data: answer }), answer).toEqual({ kind: "refused" });
});

test("ML3, R44: what is the operator's to mend is tried again, though the server says 5", async () => {
  const trouble = { kind: "trouble", mayHaveGone: false };
  for (const answer of [
    "550 5.7.1 relaying denied",
    "550 5.4.5 daily quota exceeded",
    "550 5.1.8 bad sender",
    "552 5.2.2 mailbox full",
    "503 RCPT first",
    "554 no",
  ])
    expect(await outcomeOf({ rcpt: answer }), answer).toEqual(trouble);
  for (const answer of ["550-5.7.26 unauthenticated\r\n550 5.7.26 see", "554 looks like spam"])
    expect(await outcomeOf({ data: answer }), answer).toEqual(trouble);
});

const isPasswordSent = (heard: readonly string[]) => heard.some((line) => line.startsWith("AUTH"));

test("R46: a password is sent without TLS to this machine alone", async () => {
  const here = await speaking();
  expect((await handTo(`smtp://chat:secret@127.0.0.1:${here.port}`)).outcome.kind).toBe("sent");
  expect(isPasswordSent(here.heard)).toBe(true);
  // Both lead here, too, but not by a name that says so.
  for (const host of ["0.0.0.0", "127.1"]) {
    const elsewhere = await speaking();
    const { outcome } = await handTo(`smtp://chat:secret@${host}:${elsewhere.port}`);
    expect(outcome, host).toEqual({ kind: "trouble", mayHaveGone: false });
    expect(isPasswordSent(elsewhere.heard), host).toBe(false);
  }
});

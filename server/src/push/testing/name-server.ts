import { createSocket } from "node:dgram";
import { once } from "node:events";

/** A name server on loopback. */
export interface NameServer {
  /** Where it is, as a resolver wants it. */
  readonly address: string;
  /** Resolves with the first question. */
  readonly wasAsked: Promise<unknown>;
  close(): Promise<void>;
}

/** Record types of DNS. */
const A = 1;

/** Knows one IPv4 address for each of these names, and nothing else of any; or gives no answer at all, or none but for addresses of IPv4. */
export async function nameServer(
  known: Readonly<Record<string, string>> | "silent",
  answers: "everything" | "A alone" = "everything",
): Promise<NameServer> {
  const socket = createSocket("udp4");
  const wasAsked = once(socket, "message");
  socket.on("message", (question, { port, address }) => {
    if (known === "silent" || (answers === "A alone" && readQuestion(question).type !== A)) return;
    socket.send(answerTo(question, known), port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    address: `127.0.0.1:${socket.address().port}`,
    wasAsked,
    close: () => new Promise((resolve) => void socket.close(() => resolve())),
  };
}

/** RFC 1035, 4.1: the header, the question as it came, and at most one record. */
function answerTo(question: Buffer, known: Readonly<Record<string, string>>): Buffer {
  const { name, at, type } = readQuestion(question);
  const address = type === A ? known[name] : undefined;
  const header = Buffer.from(question.subarray(0, 12));
  header.writeUInt16BE(0x8180, 2); // an answer, recursion asked for and there, no error
  header.writeUInt16BE(address === undefined ? 0 : 1, 6);
  header.writeUInt32BE(0, 8);
  const asked = question.subarray(12, at + 5);
  if (address === undefined) return Buffer.concat([header, asked]);
  const record = [0xc0, 12, 0, A, 0, 1, 0, 0, 0, 60, 0, 4, ...address.split(".").map(Number)];
  return Buffer.concat([header, asked, Buffer.from(record)]);
}

/** What is asked, and where the name's end lies: RFC 1035, 4.1.2. */
function readQuestion(question: Buffer): { name: string; at: number; type: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = question.readUInt8(at); length > 0; length = question.readUInt8(at)) {
    labels.push(question.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join("."), at, type: question.readUInt16BE(at + 1) };
}

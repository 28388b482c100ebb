import {
  choice,
  isPlainOrigin,
  networks,
  optionalText,
  rate,
  secret,
  type Setting,
  text,
  whole,
} from "./setting.ts";

const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;
const MINUTE_MS = 60_000;

/**
 * Every setting there is, once. Its environment variable is the name in capitals with `PRESENTLY_` before it (`dataDir` is
 * `PRESENTLY_DATA_DIR`). The ends of each range are values the server has been seen to stand.
 */
export const settings = {
  port: whole("Port to listen on; 0 takes a free one.", 8484, 0, 65_535),
  host: text(
    "Address to listen on. 0.0.0.0 or :: opens it to the network: put TLS before it.",
    "127.0.0.1",
    "an address or a host name",
  ),
  dataDir: text("Folder that holds everything that is stored.", "./presently-data", "a path"),
  publicUrl: optionalText(
    "Address under which browsers reach the server, such as https://chat.example.com. With https, visitors of /chat/KEY can be called by push.",
    "a URL without path, http or https",
    isPlainOrigin,
  ),
  trustedProxies: networks(
    "Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed. None by default.",
  ),
  logLevel: choice("How much is logged.", "info", [
    "fatal",
    "error",
    "warn",
    "info",
    "debug",
    "trace",
    "silent",
  ]),
  metricsToken: secret(
    optionalText(
      "Bearer token for /metrics. Without it one is made at the first start, in the file metrics-token of the data folder.",
      "at least 20 characters, and not an example",
      isStrongToken,
    ),
  ),
  smtpUrl: secret(
    optionalText(
      "Mail server, smtp://user:password@host:587 or smtps://. With it, mailFrom and publicUrl mail is sent.",
      "a URL that begins with smtp:// or smtps://",
      (value) => /^smtps?:$/.test(URL.parse(value)?.protocol ?? ""),
    ),
  ),
  mailFrom: optionalText("Sender of mail. Replies to it are not read.", "a mail address", (value) =>
    /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/.test(value),
  ),
  databaseUrl: secret(
    optionalText(
      "PostgreSQL. Not supported by this version: refused when set.",
      "unset",
      () => true,
    ),
  ),

  // Sockets.
  maxSockets: whole("Open connections in all.", 5_000, 10, 100_000),
  maxSocketsPerIp: whole("Open connections of one address (IPv6: of one /64).", 50, 1, 10_000),
  maxSocketsPerVisitor: whole("Open connections of one visitor.", 10, 1, 100),
  maxFrameBytes: whole("Largest frame from a client.", 64 * KIB, 16 * KIB, MIB, "bytes"),
  maxFragments: whole("Most fragments of one frame.", 64, 1, 1024),
  maxBufferedChunks: whole("Most chunks of a frame held while it arrives.", 1024, 64, 65_536),
  helloTimeoutMs: whole("Time a new connection has to say hello.", 5_000, 1_000, MINUTE_MS, "ms"),
  dropPassingAboveBytes: whole(
    "Bytes waiting for a slow client above which passing news (typing, places) is dropped.",
    256 * KIB,
    16 * KIB,
    16 * MIB,
    "bytes",
  ),
  closeAboveBytes: whole(
    "Bytes waiting for a slow client above which its connection is closed.",
    MIB,
    64 * KIB,
    64 * MIB,
    "bytes",
  ),
  closeUndrainedAfterMs: whole(
    "Time that bytes may wait for a slow client before its connection is closed.",
    10_000,
    1_000,
    MINUTE_MS,
    "ms",
  ),
  overloadLagMs: whole(
    "Event-loop lag that, kept up for overloadForMs, makes the server refuse new connections.",
    250,
    50,
    5_000,
    "ms",
  ),
  overloadForMs: whole("How long the lag must last.", 5_000, 1_000, MINUTE_MS, "ms"),

  // What one visitor, address or site may do.
  newVisitorsPerIp: whole(
    "New visitors from one address in 10 minutes. Raise it for offices behind one address.",
    20,
    1,
    100_000,
  ),
  messagesPerSecond: rate("Messages a visitor may send per second, in the long run.", 1, 0.1, 100),
  messagesBurst: whole("Messages a visitor may send at once.", 10, 1, 1_000),
  framesPerSecond: rate(
    "Frames of any kind a client may send per second, in the long run.",
    20,
    5,
    1_000,
  ),
  framesBurst: whole("Frames of any kind a client may send at once.", 60, 20, 10_000),
  typingEveryMs: whole("Shortest time between two typing signals.", 2_000, 100, MINUTE_MS, "ms"),
  historyPerSecond: rate("Requests for older messages per second.", 5, 0.1, 100),
  openConversationsPerVisitor: whole("Conversations a visitor may have open.", 3, 1, 20),
  conversationsPerHour: whole("Conversations a visitor may start in an hour.", 10, 1, 20),
  siteConversationsPerMinute: whole(
    "Conversations all visitors of a site may start in a minute.",
    100,
    10,
    100_000,
  ),
  strikes: whole("Refusals for haste after which a connection is closed.", 3, 1, 100),

  // Files.
  maxFileBytes: whole("Largest file of a message.", 10 * MIB, 64 * KIB, 100 * MIB, "bytes"),
  fileBytesPerVisitor: whole(
    "Bytes of files that a visitor may upload in 24 hours; each counts 64 KiB at least.",
    100 * MIB,
    64 * KIB,
    100 * GIB,
    "bytes",
  ),
  fileBytesPerSite: whole(
    "Bytes of files that are kept for a site; above it no more are taken.",
    10 * GIB,
    64 * KIB,
    10_000 * GIB,
    "bytes",
  ),
  unsentFileHours: whole(
    "Hours after which a file that was uploaded and not sent is deleted.",
    24,
    1,
    720,
    "hours",
  ),
  uploadsPerMinute: whole(
    "Files from one address in a minute. Raise it for offices behind one address.",
    60,
    1,
    100_000,
  ),
  uploadTimeoutMs: whole("Time for a whole file to arrive.", 300_000, 10_000, 3_600_000, "ms"),

  // HTTP.
  maxBodyBytes: whole("Largest body of a request.", 64 * KIB, 16 * KIB, MIB, "bytes"),
  maxHeaderBytes: whole("Largest head of a request.", 8 * KIB, 4 * KIB, 64 * KIB, "bytes"),
  headersTimeoutMs: whole("Time for the head to arrive.", 10_000, 1_000, MINUTE_MS, "ms"),
  requestTimeoutMs: whole("Time for a whole request to arrive.", 30_000, 1_000, 600_000, "ms"),
  keepAliveTimeoutMs: whole(
    "How long an idle connection is kept. Longer than the proxy's.",
    65_000,
    1_000,
    600_000,
    "ms",
  ),
  connectionsCheckMs: whole(
    "How often the three times above are checked.",
    2_000,
    100,
    2_000,
    "ms",
  ),
  silentSocketMs: whole(
    "How long a connection may stay without sending anything.",
    5_000,
    1_000,
    MINUTE_MS,
    "ms",
  ),
  requestsPerMinute: whole(
    "Requests of one address to the console's API in a minute.",
    600,
    10,
    1_000_000,
  ),
  apiRequestsPerMinute: whole(
    "Requests of one token to the HTTP API in a minute, in the long run.",
    300,
    10,
    1_000_000,
  ),

  // Signing in.
  signInTriesPerIp: whole("Failed sign-ins from one address in 15 minutes.", 20, 5, 10_000),
  signInTriesPerAccount: whole(
    "Failed sign-ins of one account before each further one has to wait.",
    5,
    3,
    100,
  ),
  sessionIdleHours: whole("Hours after which an unused session ends.", 12, 1, 168, "hours"),
  sessionMaxDays: whole("Days after which every session ends.", 7, 1, 30, "days"),
} as const satisfies Record<string, Setting<unknown>>;

export type SettingName = keyof typeof settings;

/** What the whole server may know of its surroundings. */
export type Settings = {
  readonly [Name in SettingName]: (typeof settings)[Name] extends Setting<infer T> ? T : never;
};

/** The environment variable of a setting. */
export function environmentName(name: string): string {
  return `PRESENTLY_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/** Tokens that stand in documents and examples, or are too short to keep anybody out (R47). */
function isStrongToken(value: string): boolean {
  return value.length >= 20 && !/change.?me|example|secret|token|password|your/i.test(value);
}

/** One system call that strace wrote down, in the order it was made. */
interface Call {
  readonly name: string;
  /** The path or the address behind the file descriptor. */
  readonly target: string;
  readonly data: string;
}

/** What became of one message, read from a trace. */
export type Verdict = "acknowledged after its fsync" | "acknowledged too early" | "not found";

/**
 * Whether the acknowledgement of a message left only after an fsync of the write-ahead log that followed the write of its row (G1, R3).
 * `trace` is strace's (`-f -y -s` large enough to show a page) of write, pwrite64, writev, fsync and fdatasync; `text` is found in what was
 * written to the log, `commandId` in what was written to a socket.
 */
export function orderOnDisk(trace: string, text: string, commandId: string): Verdict {
  const calls = callsOf(trace);
  const written = calls.findIndex(({ target, data }) => isLog(target) && data.includes(text));
  const answered = calls.findIndex(
    ({ target, data }) => !isLog(target) && data.includes(commandId) && data.includes("ack"),
  );
  if (written === -1 || answered === -1) return "not found";
  const isSynced = calls
    .slice(written + 1, answered)
    .some(({ name, target }) => /^f(?:data)?sync$/.test(name) && isLog(target));
  return isSynced ? "acknowledged after its fsync" : "acknowledged too early";
}

function isLog(target: string): boolean {
  return target.endsWith("-wal");
}

/** A call that another thread interrupted stands in two lines; its second half says nothing we need, and its first all of it. */
function callsOf(trace: string): Call[] {
  return trace.split("\n").flatMap((line) => {
    const found = /^(?:\d+ +)?(\w+)\(\d+<([^>]*)>(.*)$/.exec(line);
    const [, name, target, data] = found ?? [];
    return name === undefined || target === undefined ? [] : [{ name, target, data: data ?? "" }];
  });
}

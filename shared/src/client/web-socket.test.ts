import { expect, test } from "vitest";
import type { BrowserSocket } from "./web-socket.ts";
import { webSocketTransport } from "./web-socket.ts";

/** A browser's socket by hand: `tell` fires one of its events. */
function socketByHand() {
  const listeners: [type: string, run: Parameters<BrowserSocket["addEventListener"]>[1]][] = [];
  const socket: BrowserSocket = {
    readyState: 0,
    send: () => {},
    close: () => {},
    addEventListener: (type, run) => listeners.push([type, run]),
  };
  const tell = (type: string, event: Parameters<(typeof listeners)[0][1]>[0] = {}) =>
    listeners.forEach(([heard, run]) => heard === type && run(event));
  const told: string[] = [];
  const opened = webSocketTransport(
    () => socket,
    (run) => run(),
  )({
    onOpen: () => told.push("open"),
    onText: (text) => told.push(text),
    onClose: (code, reason) => told.push(`close ${code} ${reason}`.trim()),
  });
  return { tell, told, opened };
}

test("R20: an error without a close, as of a page's policy, is a lost connection at once", () => {
  const { tell, told } = socketByHand();
  tell("error");
  expect(told).toEqual(["close 1006"]);
});

test("an error and the close that follows are one loss, and nothing is told after it", () => {
  const { tell, told } = socketByHand();
  tell("open");
  tell("error");
  tell("close", { code: 1011, reason: "late" });
  tell("message", { data: "late" });
  expect(told).toEqual(["open", "close 1006"]);
});

test("a close without an error keeps its code and reason", () => {
  const { tell, told } = socketByHand();
  tell("open");
  tell("close", { code: 4429, reason: "haste" });
  tell("error");
  expect(told).toEqual(["open", "close 4429 haste"]);
});

test("whoever let go of it hears nothing more", () => {
  const { tell, told, opened } = socketByHand();
  opened.close();
  tell("error");
  tell("close", { code: 1000 });
  expect(told).toEqual([]);
});

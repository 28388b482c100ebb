import { idsOf } from "@presently/shared/testing";
import type { CommandId, VisitorCommand } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import type { PendingMessage, Picture } from "../picture.ts";
import type { Chosen, ChosenFiles } from "./chosen-files.ts";
import { createSending } from "./sending.ts";

const conversationId = idsOf(3).conversation();
const ready = (name: string, blob: Blob | undefined = new Blob([name])): Chosen => ({
  key: name.charCodeAt(0),
  name,
  bytes: 1,
  blob,
  state: { at: "ready", fileId: `fil_${name}` },
});
const onItsWay = (name: string): Chosen => ({ ...ready(name), state: { at: "way", share: 0 } });

function sendingOf(...files: readonly Chosen[]) {
  const page: { department?: string; isOnline?: boolean } = {};
  let list = files;
  let pending: readonly PendingMessage[] = [];
  const given: VisitorCommand[] = [];
  const told: string[] = [];
  const chosen: Pick<ChosenFiles, "list" | "clear" | "put" | "beginAnew" | "mustBeChosenAgain"> = {
    list: () => list,
    clear: () => void (list = []),
    put: (back) => void (list = back),
    beginAnew() {
      told.push("anew");
      list = list.map(({ name }) => onItsWay(name));
    },
    mustBeChosenAgain: (names) => void told.push(`again ${names.join(" ")}`),
  };
  const sending = createSending({
    session: {
      connect: () => void told.push("connect"),
      post: (text) => {
        told.push(`post ${text}`);
        return "plain";
      },
      send(command) {
        given.push(command);
        const commandId: CommandId = `c${given.length}`;
        pending = [...pending, { commandId, text: "", state: "sending" }];
        return commandId;
      },
      remove: (id) => void told.push(`remove ${id}`),
      // no more of it is asked for
      picture: () =>
        ({
          view: { conversationId },
          connection: page.isOnline ? "online" : "idle",
        }) as Picture,
    },
    department: () => page.department,
    onHeld: (text) => void told.push(`held ${text}`),
    chosen: chosen as ChosenFiles, // no more of it is asked for
    onSent: (sent) => void told.push(`sent ${sent.map(({ name }) => name).join(" ")}`),
  });
  return {
    page,
    sending,
    given,
    told,
    has(...now: readonly Chosen[]) {
      list = now;
      sending.look({ pending });
    },
    /** The server refused the message of this id. */
    refuse(id: string) {
      pending = [{ commandId: `17 ${id}`, text: "", state: "failed" }];
      sending.look({ pending });
    },
    look: () => sending.look({ pending }),
    arrive() {
      pending = [];
      sending.look({ pending });
    },
  };
}

test("FW5: a message goes with its files, and may be without words; without files it goes by itself", () => {
  const { sending, given, told } = sendingOf(ready("a"), ready("b"));
  expect(sending.post("")).toBe(true);
  expect(given).toEqual([
    { type: "message.post", text: "", files: ["fil_a", "fil_b"], conversationId },
  ]);
  expect(told).toEqual(["held ", "held undefined", "connect", "sent a b"]);
  expect(sending.post("more")).toBe(false);
});

test("DK2: a message with files begins its conversation where the page says, as one without does", () => {
  const { page, sending, given } = sendingOf(ready("a"));
  page.department = "sales";
  sending.post("Look");
  expect(given).toMatchObject([{ department: "sales", files: ["fil_a"] }]);
});

test("R24: who is connected stays who they are though the page has cleared its storage", () => {
  const { page, sending, given, told } = sendingOf(ready("a"));
  page.isOnline = true;
  sending.post("Look");
  expect(given).toHaveLength(1);
  expect(told).not.toContain("connect"); // that looks at the storage, and forgets
});

test("FW5: a message waits until its files are there, and what is written meanwhile goes by itself", () => {
  const { sending, given, has } = sendingOf(ready("a"), onItsWay("b"));
  expect(sending.post("Look")).toBe(true);
  expect(sending.post("Hello?")).toBe(false);
  expect([sending.held(), given]).toEqual(["Look", []]);
  has(ready("a"), ready("b"));
  expect(given).toMatchObject([{ text: "Look", files: ["fil_a", "fil_b"] }]);
  expect(sending.held()).toBeUndefined();
});

test("FW5: a message whose files were all taken back goes as words; one that is taken back does not go", () => {
  const { sending, given, told, has } = sendingOf(onItsWay("a"));
  sending.post("Look");
  has();
  expect(told).toEqual(["held Look", "held undefined", "post Look"]);
  has(onItsWay("b"));
  sending.post("This");
  expect(sending.takeBack()).toBe("This");
  has(ready("b"));
  expect(given).toEqual([]);
});

test("ID6, FW6: what is refused goes once more with files that went up anew, then it must be chosen again", () => {
  const { sending, given, told, has, refuse } = sendingOf(ready("a"));
  sending.post("Look");
  refuse("c1");
  expect(told).toContain("remove 17 c1");
  expect([sending.held(), told.at(-1)]).toEqual(["Look", "anew"]);
  has(ready("a"));
  expect(given).toHaveLength(2);
  refuse("c2");
  expect(told.at(-1)).toBe("again a");
  expect(told).not.toContain("remove 17 c2"); // its words can be sent again
  expect(sending.held()).toBeUndefined();
});

test("FW6: what an earlier page had ready can't go up anew: it must be chosen again, and a message without words is gone", () => {
  const { sending, told, refuse } = sendingOf({ ...ready("a"), blob: undefined });
  sending.post("");
  refuse("c1");
  expect(told.slice(-2)).toEqual(["remove 17 c1", "again a"]);
});

test("FW6: what arrived is no more on its way", () => {
  const { sending, arrive, look } = sendingOf(ready("a"));
  sending.post("");
  look();
  expect(sending.sent()).toHaveLength(1);
  arrive();
  expect(sending.sent()).toEqual([]);
});

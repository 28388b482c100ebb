import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AgentCommand, deskErrors } from "@presently/shared/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handle } from "../desk.ts";
import { readMail } from "../desk/mail-content.ts";
import { readTranscript } from "../views/transcript.ts";
import { eventsOf, fileApp, type FileApp, HOST, SHOP } from "./testing/file-app.ts";
import { jpegWithPlaces, pngWithPlaces, SECRET_PLACE } from "./testing/pictures.ts";

/** One server for all of them; whoever wants other settings, or a folder of its own, opens another. */
let house: FileApp;
const opened: FileApp[] = [];
async function open(settings: Parameters<typeof fileApp>[0] = {}): Promise<FileApp> {
  const another = await fileApp(settings);
  opened.push(another);
  return another;
}
beforeAll(async () => {
  house = await open();
});
afterAll(async () => {
  for (const each of opened) await each.close();
});

type Answer = Awaited<ReturnType<FileApp["ask"]>>;
const codeOf = (answer: Answer) => answer.json<{ code?: string }>().code;
const idOf = (answer: Answer) => answer.json<{ fileId: string }>().fileId;
const png = pngWithPlaces();

describe("a visitor's file", () => {
  test("FL3, P33: is stored without its places, sent, and fetched again by who may read it", async () => {
    const ana = await house.visitor();
    const uploaded = await house.upload(ana, jpegWithPlaces(), "Лято <b>.jpg");
    expect([uploaded.statusCode, uploaded.json()]).toEqual([
      200,
      {
        fileId: expect.stringMatching(/^fil_[\w-]{21}$/),
        name: "Лято <b>.jpg",
        kind: "jpeg",
        bytes: expect.any(Number),
        // It was taken on its side.
        width: 480,
        height: 640,
      },
    ]);
    expect(uploaded.headers["access-control-allow-origin"]).toBe(SHOP);
    const id = idOf(uploaded);
    expect(house.names()).toContain(id);
    expect(house.read(id).includes(SECRET_PLACE)).toBe(false);
    const conversationId = await ana.post("Look", [id]);
    const posted = eventsOf(house).find(({ type }) => type === "message.posted");
    const { name, ...file } = uploaded.json<{ name: string }>();
    expect(posted?.data["files"]).toEqual([file]);
    expect(JSON.stringify(eventsOf(house))).not.toContain(name);
    expect(conversationId).toMatch(/^cnv_/);

    const fetched = await house.fetchAs(ana, id);
    expect(fetched.rawPayload.equals(house.read(id))).toBe(true);
    expect(fetched.headers).toMatchObject({
      "content-type": "image/jpeg",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
      "access-control-allow-origin": SHOP,
    });
  });

  test("R27, R41: is nobody else's, before it is sent and after", async () => {
    const [ana, ben] = [await house.visitor(), await house.visitor()];
    const id = idOf(await house.upload(ana, png));
    await ben.post("Mine");
    const strangers = () => [house.fetchAs(ben, id), house.fetchAs({ token: "pv_none" }, id)];
    for (const answer of await Promise.all(strangers()))
      expect(["not-found", "session.not-authenticated"]).toContain(codeOf(answer));
    await expect(ben.post("", [id])).rejects.toMatchObject({ code: "not-found" });
    await ana.post("", [id]);
    for (const answer of await Promise.all(strangers()))
      expect(["not-found", "session.not-authenticated"]).toContain(codeOf(answer));
    // Once sent it stands in one message.
    await expect(ana.post("", [id])).rejects.toMatchObject({ code: "not-found" });
    const none = `fil_${"A".repeat(21)}`;
    expect(codeOf(await house.fetchAs(ana, none))).toBe("not-found");
    expect(codeOf(await house.fetchAs(ana, "../presently.db"))).toBeOneOf([
      "not-found",
      "frame.malformed",
    ]);
  });

  test("R41: a message may be empty only when it brings a file", async () => {
    const ana = await house.visitor();
    await expect(ana.post(" ")).rejects.toMatchObject({ code: "message.empty" });
    const id = idOf(await house.upload(ana, png));
    await expect(ana.post(" ", [id])).resolves.toMatch(/^cnv_/);
  });

  test("R35: a page that the site does not list neither uploads nor fetches", async () => {
    const ana = await house.visitor();
    const elsewhere = await house.upload(ana, png, "a", { origin: "https://evil.example" });
    expect([elsewhere.statusCode, codeOf(elsewhere)]).toEqual([403, "origin.not-allowed"]);
    const asked = await house.ask("OPTIONS", `/wire/visitor/files?site=${house.site}`, {
      origin: SHOP,
    });
    expect(asked.headers["access-control-allow-headers"]).toContain("presently-file-name");
  });

  test("R41: whatever its name and type say, a page is refused, and nothing of it stays", async () => {
    const ana = await house.visitor();
    const before = house.names();
    const page = Buffer.from("<html><script>alert(1)</script>");
    const refused = await house.upload(ana, page, "picture.png");
    expect([refused.statusCode, codeOf(refused)]).toEqual([415, "file.not-accepted"]);
    const asPicture = await house.upload(ana, png, "a.png", { "content-type": "image/png" });
    expect(codeOf(asPicture)).toBe("frame.malformed");
    expect(house.names()).toEqual(before);
  });
});

describe("FL5, R36: how much", () => {
  test("a file over the limit is refused, whether or not it says so beforehand", async () => {
    const house = await open({ maxFileBytes: 1000 });
    const ana = await house.visitor();
    const large = Buffer.alloc(1001, "a");
    for (const headers of [{}, { "content-length": "10" }]) {
      const refused = await house.upload(ana, large, "a.txt", headers);
      expect([refused.statusCode, codeOf(refused)]).toEqual([413, "file.too-large"]);
    }
    expect((await house.upload(ana, large.subarray(1), "a.txt")).statusCode).toBe(200);
    expect(house.names()).toHaveLength(1);
  });

  test("a visitor has so much a day, a site so much in all; two at once do not slip through", async () => {
    // However small, each counts 64 KiB.
    const limits = {
      fileBytesPerVisitor: 100 * 1024,
      fileBytesPerSite: 300 * 1024,
      unsentFileHours: 720,
    };
    const house = await open(limits);
    const [ana, ben, cy] = [await house.visitor(), await house.visitor(), await house.visitor()];
    const some = Buffer.alloc(600, "a");
    const codes = async (...who: (typeof ana)[]) => {
      const answers = await Promise.all(who.map((each) => house.upload(each, some, "a.txt")));
      return answers.map((answer) => codeOf(answer) ?? "taken").toSorted();
    };
    expect(await codes(ana, ana)).toEqual(["file.too-many", "taken"]);
    expect(await codes(ben)).toEqual(["taken"]);
    house.manual.advance(24 * 3600_000 + 1);
    expect(await codes(ana, cy)).toEqual(["taken", "taken"]);
    expect(await codes(ben)).toEqual(["file.too-many"]);
    expect(house.names()).toHaveLength(4);
  });

  test("what visitors never send fills a tenth of a site at most, and refuses no agent", async () => {
    const house = await open({ maxFileBytes: 128 * 1024, fileBytesPerSite: 1024 * 1024 });
    const [ana, ben, cy] = [await house.visitor(), await house.visitor(), await house.visitor()];
    const conversationId = await ana.post("Hello");
    const cookie = await house.signIn();
    const agentUploads = async () => {
      const url = `/console/api/files?conversation=${conversationId}`;
      const type = "application/octet-stream";
      const headers = { origin: `http://${HOST}`, "content-type": type, cookie };
      return (await house.ask("POST", url, headers, png)).statusCode;
    };
    const id = idOf(await house.upload(ana, png));
    expect(codeOf(await house.upload(ben, png))).toBe(undefined);
    expect(codeOf(await house.upload(cy, png))).toBe("file.too-many");
    expect(await agentUploads()).toBe(200);
    await ana.post("", [id]);
    expect(codeOf(await house.upload(cy, png))).toBe(undefined);
    expect(codeOf(await house.upload(cy, png))).toBe("file.too-many");
    house.manual.advance(25 * 3600_000);
    await expect.poll(() => house.names()).toEqual([id]);
    const totals = house.store.db.prepare(`select "keptBytes", "unsentBytes" from "fileTotals"`);
    expect(totals.all()).toEqual([{ keptBytes: 64 * 1024, unsentBytes: 0 }]);
  });

  test("a visitor fetches sixty files at once, then one a second", async () => {
    const [ana, ben] = [await house.visitor(), await house.visitor()];
    const none = `fil_${"A".repeat(21)}`;
    const codes = new Set<string | undefined>();
    for (let n = 0; n < 60; n += 1) codes.add(codeOf(await house.fetchAs(ana, none)));
    expect([...codes]).toEqual(["not-found"]);
    const refused = await house.fetchAs(ana, none);
    expect([refused.statusCode, codeOf(refused)]).toEqual([429, "rate.limited"]);
    expect(codeOf(await house.fetchAs(ben, none))).toBe("not-found");
  });

  test("a visitor has twenty files unsent at most", async () => {
    const house = await open();
    const ana = await house.visitor();
    const ids: string[] = [];
    for (let n = 0; n < 20; n += 1) ids.push(idOf(await house.upload(ana, png)));
    expect(codeOf(await house.upload(ana, png))).toBe("file.too-many");
    await ana.post("", ids.slice(0, 1));
    expect(codeOf(await house.upload(ana, png))).toBe(undefined);
  });

  test("R49: on a disk that is nearly full nothing is taken, and what is there can be had", async () => {
    const house = await open();
    const ana = await house.visitor();
    const id = idOf(await house.upload(ana, png));
    house.storage.takesUploads = false;
    const refused = await house.upload(ana, png);
    expect([refused.statusCode, codeOf(refused)]).toEqual([503, "storage.unavailable"]);
    expect((await house.fetchAs(ana, id)).statusCode).toBe(200);
  });

  test("FL2, R41: a site takes files until its owner says otherwise; what was sent before can be had", async () => {
    const house = await open();
    const ana = await house.visitor();
    const id = idOf(await house.upload(ana, png));
    house.setSite('{"takesFiles":false}');
    expect(codeOf(await house.upload(ana, png))).toBe("files.off");
    expect((await house.fetchAs(ana, id)).statusCode).toBe(200);
    house.setSite("{}");
    idOf(await house.upload(ana, png));
  });
});

describe("FL5: what nobody sends", () => {
  test("is deleted a day after it came, the file and its row; what was sent stays", async () => {
    const house = await open();
    const ana = await house.visitor();
    const sent = idOf(await house.upload(ana, png));
    const left = idOf(await house.upload(ana, png));
    await ana.post("", [sent]);
    house.manual.advance(23 * 3600_000);
    await house.app.files.idle();
    expect(house.names().toSorted()).toEqual([sent, left].toSorted());
    house.manual.advance(2 * 3600_000);
    await house.app.files.idle();
    expect(house.names()).toEqual([sent]);
    expect(codeOf(await house.fetchAs(ana, left))).toBe("not-found");
  });

  test("FL3: what a crash cut off is gone after the next start", async () => {
    const house = await open();
    const ana = await house.visitor();
    const sent = idOf(await house.upload(ana, png));
    await ana.post("", [sent]);
    const stranger = `fil_${"A".repeat(21)}`;
    for (const name of [stranger, `${stranger}.part`, `${stranger}.lean.part`])
      writeFileSync(join(house.folder, name), "x");
    writeFileSync(join(house.folder, "notes of the operator"), "x");
    await house.restart();
    await house.app.files.idle();
    expect(house.names().toSorted()).toEqual([sent, "notes of the operator"].toSorted());
  });
});

describe("an agent's file", () => {
  const page = { origin: `http://${HOST}`, "content-type": "application/octet-stream" };

  test("is for a conversation that they may read, and its visitor has it once it is sent", async () => {
    const ana = await house.visitor();
    const conversationId = await ana.post("Hello");
    const cookie = await house.signIn();
    const url = `/console/api/files?conversation=${conversationId}`;
    const pdf = Buffer.from("%PDF-1.7 an invoice");
    const uploaded = await house.ask("POST", url, { ...page, cookie }, pdf);
    expect(uploaded.json()).toMatchObject({ kind: "pdf", bytes: pdf.length, name: "file" });
    const id = idOf(uploaded);
    expect(codeOf(await house.fetchAs(ana, id))).toBe("not-found");
    const owner = house.store.db
      .prepare(`select "id", "publicId", "account" from "agents"`)
      .get() as { id: number; publicId: `agt_${string}`; account: number };
    const actor = {
      kind: "agent",
      agent: owner.id,
      id: owner.publicId,
      account: owner.account,
    } as const;
    const asOwner = (command: AgentCommand, commandId: string) =>
      house.app.flush.submit(handle(actor, command, commandId, house.context));
    await house.app.flush.submit(
      handle({ kind: "system" }, { type: "agent.connected", agent: owner.id }, null, house.context),
    );
    await asOwner({ type: "conversation.take", conversationId, reason: "now" }, "b".repeat(21));
    await asOwner(
      { type: "message.post", conversationId, text: "", files: [id as `fil_${string}`] },
      "c".repeat(21),
    );
    const fetched = await house.fetchAs(ana, id);
    expect([fetched.statusCode, fetched.headers["content-type"]]).toEqual([200, "application/pdf"]);

    // Words alone tell it by its name, in a mail and in a transcript: a message of files is never an empty line.
    const conversation = Number(
      house.store.db
        .prepare(`select "id" from "conversations" where "publicId" = ?`)
        .pluck()
        .get(conversationId),
    );
    house.store.db.exec(`update "people" set "email" = 'ana@mail.example'`);
    house.store.db.exec(`update "visitors" set "presence" = 'absent'`);
    const moment = { desk: 1, nowMs: house.manual.nowMs() };
    const mail = { kind: "unreadReply", conversation, toldSeq: 0 } as const;
    const { content } = await house.app.flush.read(() => readMail(moment, mail));
    expect(content?.about).toMatchObject({ replies: [{ text: "[file]" }] });
    const transcript = await house.app.flush.read(() => readTranscript(1, conversation));
    expect(transcript?.lines.map(({ said }) => said)).toMatchObject([
      { text: "Hello" },
      { text: "[file]" },
    ]);

    // M5, FL6: looked at once, told once; a colleague's own file is none that could be overlooked.
    const theirs = idOf(await house.upload(ana, png));
    await ana.post("", [theirs]);
    for (const [fileId, commandId] of [
      [theirs, "d".repeat(21)],
      [theirs, "e".repeat(21)],
      [id, "f".repeat(21)],
    ] as const)
      await asOwner(
        { type: "file.open", conversationId, fileId: fileId as `fil_${string}` },
        commandId,
      );
    const looks = eventsOf(house).filter(({ type }) => type === "file.opened");
    expect(looks.map(({ data }) => data["fileId"])).toEqual([theirs]);
  });

  test("R27, R34: not without a session, not from another page, not to what they may not read", async () => {
    const conversationId = await (await house.visitor()).post("Hello");
    const cookie = await house.signIn();
    const url = `/console/api/files?conversation=${conversationId}`;
    const codes = await Promise.all(
      [
        house.ask("POST", url, page, png),
        house.ask("POST", url, { ...page, cookie, origin: "https://evil.example" }, png),
        house.ask("POST", url, { "content-type": page["content-type"], cookie }, png),
        house.ask("POST", "/console/api/files", { ...page, cookie }, png),
        house.ask("POST", `${url.slice(0, -3)}AAA`, { ...page, cookie }, png),
        house.ask("GET", `/console/api/files/fil_${"A".repeat(21)}`, {}),
      ].map(async (answer) => codeOf(await answer)),
    );
    expect(codes).toEqual([
      "session.not-authenticated",
      "origin.not-allowed",
      "origin.not-allowed",
      "frame.malformed",
      "not-found",
      "session.not-authenticated",
    ]);
    expect(Object.keys(deskErrors)).toEqual(expect.arrayContaining(codes));
  });
});

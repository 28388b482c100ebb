import { Resolver } from "node:dns/promises";
import { manualClock } from "@presently/shared/testing";
import { expect, test } from "vitest";
import {
  guardedPost,
  internet,
  isPublic,
  type Network,
  NotConnected,
  resolveBy,
} from "./guarded-post.ts";
import { nameServer } from "./push/testing/name-server.ts";
import { pushReceiver } from "./push/testing/push-receiver.ts";

const nothing = { headers: {}, body: Buffer.from("hello") };
const staying = new AbortController().signal;
const { after } = manualClock();

/** The real rules, where every name leads to these addresses; it connects to nothing. */
function leadingTo(...addresses: string[]): Network & { readonly tried: string[] } {
  const tried: string[] = [];
  return {
    ...internet,
    resolve: async () =>
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    request: () => {
      tried.push("connected");
      throw new Error("it would have connected");
    },
    tried,
  };
}

test("R43: only addresses that anybody on the internet can have are public", () => {
  for (const address of ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8"])
    expect(isPublic(address), address).toBe(true);
  const own =
    "127.0.0.1 127.8.8.8 0.0.0.0 ::1 :: ::7f00:1 ::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1::";
  const near =
    "10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 fe80::1 fc00::1 fd00:ec2::254 fec0::1";
  const others =
    "224.0.0.1 240.0.0.1 255.255.255.255 192.0.2.1 198.18.0.1 ff02::1 2001:db8::1 64:ff9b:1::a00:1";
  for (const address of `${own} ${near} ${others} ::ffff:10.0.0.1 nowhere`.split(" "))
    expect(isPublic(address), address).toBe(false);
});

test.each([
  ["https://127.0.0.1/x"],
  ["https://2130706433/x"],
  ["https://[::1]/x"],
  ["https://[::ffff:10.0.0.1]/x"],
  ["https://169.254.169.254/latest/meta-data"],
])("R43: nothing is posted to %s", async (url) => {
  const network = leadingTo("8.8.8.8");
  await expect(guardedPost(new URL(url), nothing, staying, network)).rejects.toThrow("not allowed");
  expect(network.tried).toEqual([]);
});

test("R43: a name that leads to a private address, be it beside a public one, is refused before anything is connected", async () => {
  for (const addresses of [["10.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["fd00::1"], []]) {
    const network = leadingTo(...addresses);
    const url = new URL("https://push.example/x");
    await expect(guardedPost(url, nothing, staying, network)).rejects.toThrow("not allowed");
    expect(network.tried).toEqual([]);
  }
});

test("R43: no other port than 443 is called", async () => {
  const network = leadingTo("8.8.8.8");
  const url = new URL("https://push.example:8443/x");
  await expect(guardedPost(url, nothing, staying, network)).rejects.toThrow("not allowed");
  await expect(
    guardedPost(new URL("https://push.example/x"), nothing, staying, network),
  ).rejects.toMatchObject({ cause: { message: "it would have connected" } });
});

test("R43: no redirect is followed, and an endless answer is not read", async () => {
  const receiver = await pushReceiver();
  receiver.answer = () => 307;
  const url = new URL("https://push.example/first");
  expect(await guardedPost(url, nothing, staying, receiver.network)).toBe(307);
  expect(receiver.got.map(({ path }) => path)).toEqual(["/first"]);
  await receiver.close();
});

test("PU6: a connection has five seconds to be made, and without one nothing was sent", async () => {
  const clock = manualClock();
  const resolve = () => new Promise<never>(() => undefined);
  const network = { ...leadingTo(), resolve, after: clock.after };
  let failed: unknown;
  guardedPost(new URL("https://push.example/x"), nothing, staying, network).catch(
    (error: unknown) => (failed = error),
  );
  await clock.advanceAndSettle(4_999);
  expect(failed).toBeUndefined();
  await clock.advanceAndSettle(1);
  expect(failed).toBeInstanceOf(NotConnected);
  expect(failed).toMatchObject({ cause: { code: "TIMEOUT" } });
  expect(clock.pendingTimers()).toBe(0);
});

test("PU6: an answer has ten seconds in all, and what was asked by then may have gone", async () => {
  const clock = manualClock();
  const receiver = await pushReceiver();
  let answer: (status: number) => void = () => undefined;
  const isAsked = new Promise<void>((asked) => {
    receiver.answer = () => {
      asked();
      return new Promise((resolve) => (answer = resolve));
    };
  });
  const network = { ...receiver.network, after: clock.after };
  let failed: unknown;
  const posting = guardedPost(new URL("https://push.example/x"), nothing, staying, network).catch(
    (error: unknown) => (failed = error),
  );
  await isAsked;
  await clock.advanceAndSettle(9_999);
  expect(failed).toBeUndefined();
  clock.advance(1);
  await posting;
  expect(failed).toMatchObject({ code: "TIMEOUT" });
  expect(failed).not.toBeInstanceOf(NotConnected);
  answer(201);
  await receiver.close();
});

test("R44: who gives no answer is not waited for when the server leaves", async () => {
  const receiver = await pushReceiver();
  const leaving = new AbortController();
  let answer: (status: number) => void = () => undefined;
  receiver.answer = () => {
    leaving.abort();
    return new Promise((resolve) => (answer = resolve));
  };
  const url = new URL("https://push.example/slow");
  await expect(guardedPost(url, nothing, leaving.signal, receiver.network)).rejects.toThrow();
  answer(201);
  await receiver.close();
});

test("R43: a name that has addresses of one kind alone leads to those, and one that has none to nothing", async () => {
  const server = await nameServer({ "push.example": "8.8.8.8" });
  const resolver = new Resolver({ timeout: 2_000, tries: 1 });
  resolver.setServers([server.address]);
  expect(await resolveBy(resolver, "push.example", staying, after)).toEqual([
    { address: "8.8.8.8", family: 4 },
  ]);
  await expect(resolveBy(resolver, "other.example", staying, after)).rejects.toThrow("ENODATA");
  await server.close();
});

test("PU6: the other kind of address is waited for no longer than half a second once one is there", async () => {
  const server = await nameServer({ "push.example": "8.8.8.8" }, "A alone");
  const resolver = new Resolver({ timeout: 60_000, tries: 1 });
  resolver.setServers([server.address]);
  const waitedMs: number[] = [];
  const passing: Network["after"] = (ms, run) => {
    waitedMs.push(ms);
    setImmediate(run);
    return { cancel: () => undefined };
  };
  expect(await resolveBy(resolver, "push.example", staying, passing)).toEqual([
    { address: "8.8.8.8", family: 4 },
  ]);
  expect(waitedMs).toEqual([500]);
  await server.close();
});

test("R43: a name server that gives no answer holds no thread, and is not waited for when the server leaves", async () => {
  const server = await nameServer("silent");
  const resolver = new Resolver({ timeout: 60_000, tries: 1 });
  resolver.setServers([server.address]);
  const leaving = new AbortController();
  const asked = resolveBy(resolver, "push.example", leaving.signal, after);
  await server.wasAsked;
  expect(process.getActiveResourcesInfo()).not.toContain("GetAddrInfoReqWrap");
  leaving.abort();
  await expect(asked).rejects.toThrow("ECANCELLED");
  const left = AbortSignal.abort(new Error("the server leaves"));
  await expect(internet.resolve("push.example", left)).rejects.toThrow("the server leaves");
  await server.close();
});

import { writeNotification } from "@presently/server/src/push/notification.ts";
import { subscribed } from "@presently/server/src/push/testing/subscribed.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../live/product.ts";
import { visitorAt } from "./people.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  // Where browsers would reach it; the test goes where it really is.
  stage = await openStage({ PRESENTLY_PUBLIC_URL: "https://chat.example.test" });
});

afterAll(() => stage?.close());

test("R12, R40: on the chat's own page a visitor is called by push though the page is closed, under its strict policy", async () => {
  const { siteKey } = stage.installed;
  const { page, context, complaints } = await stage.person();
  const { url } = stage.product;
  await context.grantPermissions(["notifications"], { origin: url });
  // A browser without an errand to its maker has no push service: what it would answer is given here, the rest is the browser's own.
  await page.addInitScript(
    ({ endpoint, keys }) => {
      PushManager.prototype.subscribe = async () =>
        ({ toJSON: () => ({ endpoint, keys }) }) as Pick<
          PushSubscription,
          "toJSON"
        > as PushSubscription; // no more of it is read
    },
    { endpoint: "https://push.example.test/v", keys: subscribed().keys },
  );
  const devtools = await context.newCDPSession(page);
  const registrations: string[] = [];
  devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations: all }) => {
    for (const { registrationId, scopeURL } of all)
      if (scopeURL === `${url}/chat/`) registrations.push(registrationId);
  });
  await devtools.send("ServiceWorker.enable");

  const visitor = visitorAt(page);
  await page.goto(`${url}/chat/${siteKey}`);
  await visitor.write("I can wait, but not here.");
  const notify = page.getByRole("button", { name: "Notify me here" });
  await notify.waitFor();
  const workers = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  expect(await workers()).toBe(0);
  await notify.click();
  await visitor.sees("you can close this page");
  expect(await workers()).toBe(1);
  expect(complaints()).toEqual([]);

  // Another page of the server, since a browser shows its notifications to no test.
  await page.goto(`${url}/healthz`);
  await until("the worker is registered", () => Promise.resolve(registrations.length > 0));
  const data = writeNotification({
    siteKey,
    siteName: "Lamps",
    language: "en",
    register: "usual",
    timeZone: "UTC",
    untilMs: Date.UTC(2026, 0, 5, 9, 2),
  });
  const [registrationId = ""] = registrations;
  await devtools.send("ServiceWorker.deliverPushMessage", { origin: url, registrationId, data });
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration("/chat/");
      const notifications = (await registration?.getNotifications()) ?? [];
      return notifications.map(({ title, body, data: leadsTo }) => ({ title, body, leadsTo }));
    });
  await until("the notification stands there", async () => (await shown()).length === 1);
  expect(await shown()).toEqual([
    {
      title: "It's your turn",
      body: "Your place stays first until 09:02:00 UTC.\nLamps",
      leadsTo: `${url}/chat/${siteKey}?lang=en`,
    },
  ]);
  // Back in the chat by another way than the click (PU5).
  await page.goto(`${url}/chat/${siteKey}`);
  await until("nothing stands there", async () => (await shown()).length === 0);
});

import {
  type DeliveryList,
  ReplayRequest,
  type WebhookAnswer,
  WebhookChange,
  WebhookId,
  type WebhookList,
  WebhookRequest,
} from "@presently/shared/protocol";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { createWebhooks } from "../webhooks/manage.ts";
import type { HttpDeps } from "./deps.ts";
import type { SessionCookie } from "./session-cookie.ts";

const Asked = z.object({ webhook: WebhookId });

/** What the settings' page *Webhooks* asks (WH1). */
export function addWebhooks(api: FastifyInstance, deps: HttpDeps, cookie: SessionCookie): void {
  const { flush, clock, newId, identitySecret: serverSecret } = deps;
  const wake = () => deps.webhooks.wake();
  const webhooks = createWebhooks({ flush, clock, newId, serverSecret, wake });

  api.get("/webhooks", async (request): Promise<WebhookList> => {
    const who = await cookie.require(request);
    return { webhooks: await webhooks.list(who) };
  });

  api.post("/webhooks", async (request): Promise<WebhookAnswer> => {
    const who = await cookie.require(request);
    return { secret: await webhooks.make(who, WebhookRequest.parse(request.body)) };
  });

  api.post("/webhooks/change", async (request): Promise<WebhookAnswer> => {
    const who = await cookie.require(request);
    return { secret: await webhooks.change(who, WebhookChange.parse(request.body)) };
  });

  api.get("/webhooks/deliveries", async (request): Promise<DeliveryList> => {
    const who = await cookie.require(request);
    return { deliveries: await webhooks.deliveries(who, Asked.parse(request.query).webhook) };
  });

  api.post("/webhooks/replay", async (request) => {
    const who = await cookie.require(request);
    const { webhookId, deliveryId } = ReplayRequest.parse(request.body);
    await webhooks.replay(who, webhookId, deliveryId);
    return {};
  });
}

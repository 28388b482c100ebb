import { answerPushes, type WorkerScope } from "./worker.ts";

/** The worker of `/chat/`: it shows pushes and opens the chat, and stands between no page and the network. */
// Safe: this file runs as a service worker and nowhere else.
answerPushes(globalThis as unknown as WorkerScope);

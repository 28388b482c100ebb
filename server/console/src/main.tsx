import "./style/tokens.css";
import "./style/base.css";
import "./style/parts.css";
import "./style/door.css";
import "./style/inbox.css";
import "./style/thread.css";
import "./keys/keys.css";
import "./style/endings.css";
import "./promises/promises.css";
import "./questions/questions.css";
import { longPollTransport, webSocketTransport, webStorage } from "@presently/shared/client";
import type { CommandId } from "@presently/shared/protocol";
import { nanoid } from "nanoid";
import { render } from "preact";
import { createApi } from "./api.ts";
import { App } from "./App.tsx";
import { browserClock } from "./browser-clock.ts";
import { createDeskSession } from "./desk/desk-session.ts";
import { createSession } from "./session.ts";

const storage = webStorage(() => localStorage, window);
const tabStorage = webStorage(() => sessionStorage, window);
const api = createApi((path, init) => fetch(path, init));
const session = createSession(api, (me) =>
  createDeskSession({
    me: me.agentId,
    clock: browserClock,
    random: Math.random,
    newId: (): CommandId => nanoid(),
    transports: [
      webSocketTransport(
        () => new WebSocket(`${location.origin.replace(/^http/, "ws")}/ws/agent`),
        browserClock.soon,
      ),
      longPollTransport({
        base: `${location.origin}/wire/agent`,
        query: "",
        fetch: (url, init) => fetch(url, init),
        newAbort: () => new AbortController(),
        clock: browserClock,
      }),
    ],
    storage,
    tabStorage,
    locks: "locks" in navigator ? navigator.locks : undefined,
  }),
);

const root = document.getElementById("console");
if (root === null) throw new Error("index.html has no #console");
render(<App api={api} session={session} />, root);
void session.resume();

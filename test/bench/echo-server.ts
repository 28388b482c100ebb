/** The yardstick: a bare @fastify/websocket server that sends back what it gets. Prints its port. */
import websocket from "@fastify/websocket";
import fastify from "fastify";

const app = fastify({ logger: false });
await app.register(websocket, { options: { perMessageDeflate: false } });
app.get("/", { websocket: true }, (socket) => {
  socket.on("message", (data: Buffer) => socket.send(data.toString()));
});
await app.listen({ port: 0, host: "127.0.0.1", backlog: 4096 });
const address = app.server.address();
if (address === null || typeof address === "string") throw new Error("no port was given");
process.stdout.write(`${address.port}\n`);

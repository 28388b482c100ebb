import { createServer } from "node:http";

const [command] = process.argv.slice(2);
if (command !== "serve") {
  process.stderr.write("usage: presently serve\n");
  process.exit(2);
}

const server = createServer((_request, response) => response.end("ok\n"));
server.listen(8484, "127.0.0.1", () => {
  process.stdout.write("listening\n");
});

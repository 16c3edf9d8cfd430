import { Agent, createServer, get, type RequestListener, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { drain } from "./drain";
import { listen, localUrl, StartError } from "./listen";

const servers: Server[] = [];
const agent = new Agent({ keepAlive: true });
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

function serve(answer?: RequestListener): Server {
  const server = createServer(answer);
  servers.push(server);
  return server;
}

test("a port that is taken is told in a sentence that shows how to choose another", async () => {
  const port = await listen(serve(), 0, "127.0.0.1");
  const second = listen(serve(), port, "127.0.0.1");
  await expect(second).rejects.toThrow(StartError);
  await expect(second).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
  await expect(second).rejects.toThrow(`PORT=${port + 1} npm start`);
});

test("an address that is not this machine's is told in a sentence", async () => {
  await expect(listen(serve(), 0, "192.0.2.1")).rejects.toThrow("HOST is 192.0.2.1");
});

test("the URL leads to this machine", () => {
  expect(localUrl("127.0.0.1", 3000)).toBe("http://127.0.0.1:3000");
  expect(localUrl("0.0.0.0", 3000)).toBe("http://localhost:3000");
  expect(localUrl("::1", 3000)).toBe("http://[::1]:3000");
});

/** Asks over a connection that is kept alive; resolves with the text, or "cut". */
function ask(port: number): Promise<string> {
  return new Promise((resolve) => {
    get({ port, host: "127.0.0.1", agent }, (res) => {
      let text = "";
      res.on("data", (part) => {
        text += part;
      });
      res.on("end", () => resolve(text));
      res.on("error", () => resolve("cut"));
    }).on("error", () => resolve("cut"));
  });
}

test("a call under way ends before the server does, and idle connections do not hold it open", async () => {
  let finish = () => {};
  const begun = new Promise<void>((resolve) => {
    const server = serve((_req, res) => {
      finish = () => res.end("whole");
      resolve();
    });
    server.keepAliveTimeout = 60_000;
  });
  const [server] = servers;
  if (!server) {
    throw new Error("no server");
  }
  const answer = ask(await listen(server, 0, "127.0.0.1"));
  await begun;
  const drained = drain(server, 60_000);
  finish();
  expect(await answer).toBe("whole");
  await drained;
});

test("a call that does not end in time is cut", async () => {
  const server = serve((_req, res) => void res.write("half"));
  const answer = ask(await listen(server, 0, "127.0.0.1"));
  await new Promise((resolve) => server.once("request", resolve));
  await drain(server, 20);
  expect(await answer).toBe("cut");
});

import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { forkTypeScript } from "../child-process";

export interface ClickHouseServer {
  url: string;
  username: string;
  password: string;
  close: () => Promise<void>;
}

/** Starts ClickHouse's HTTP interface on a free port, over an empty engine in another process. */
export async function startClickHouseServer(): Promise<ClickHouseServer> {
  const directory = await mkdtemp(join(tmpdir(), "facet-clickhouse-"));
  const credentials = { username: "facet", password: "sécret'\\" };
  const child = await forkTypeScript("test/clickhouse-http/server.ts", [
    directory,
    credentials.username,
    credentials.password,
  ]);
  const [message] = await once(child, "message");
  const { port } = z.object({ port: z.number() }).parse(message);
  return {
    url: `http://127.0.0.1:${port}`,
    ...credentials,
    close: async () => {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

import { createServer } from "node:http";
import { afterEach, expect, test } from "vitest";
import { listen } from "./testing/gateway-under-test";
import { UpstreamPools } from "./upstream-pools";

const pools = new UpstreamPools({ connectTimeoutMs: 1_000 });
const server = createServer((_req, res) => res.end("here"));
afterEach(() => {
  server.close();
  return pools.close();
});

test("a connection to the public only is not made when the name stands for a private address", async () => {
  const origin = (await listen(server)).replace("127.0.0.1", "localhost");
  const refused = pools.get(origin, true).request({ path: "/", method: "GET" });
  await expect(refused).rejects.toMatchObject({ code: "FACET_PRIVATE_ADDRESS" });
  const { body } = await pools.get(origin, false).request({ path: "/", method: "GET" });
  expect(await body.text()).toBe("here");
});

test("an origin that is used often keeps its pool, however many others come and go", () => {
  const often = pools.get("https://often.example.com", true);
  for (let index = 0; index < 500; index++) {
    pools.get(`https://host-${index}.example.com`, true);
    expect(pools.get("https://often.example.com", true)).toBe(often);
  }
  expect(pools.get("https://host-0.example.com", true).destroyed).toBe(false);
});

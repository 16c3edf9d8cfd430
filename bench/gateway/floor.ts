import { createServer } from "node:http";
import { Pool } from "undici";

// The floor: the least a proxy in Node can do. It reads nothing, keeps nothing and passes bytes on as they come.
const upstream = new Pool(process.env.FLOOR_UPSTREAM ?? "", { connections: 256, pipelining: 1 });

const server = createServer((req, res) => {
  const { host: _, connection: __, ...headers } = req.headers;
  upstream.dispatch(
    { path: req.url ?? "/", method: "POST", headers, body: req },
    {
      onRequestStart() {},
      onResponseStart(_controller, status, responseHeaders) {
        const { connection: _, "transfer-encoding": __, ...passed } = responseHeaders;
        res.writeHead(status, passed);
      },
      onResponseData(_controller, chunk) {
        res.write(chunk);
      },
      onResponseEnd() {
        res.end();
      },
      onResponseError() {
        res.destroy();
      },
    },
  );
});
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
process.on("disconnect", () => process.exit());

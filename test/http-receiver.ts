import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedPost {
  path: string;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface HttpReceiver {
  url: string;
  /** Everything that came, in order. */
  posts: ReceivedPost[];
  /** What the next posts are answered, one each; then 200 and `ok` again. */
  answers: { status: number; text?: string; headers?: Record<string, string> }[];
  close: () => Promise<void>;
}

/** A stand-in for whatever takes posts: keeps them, and answers as it is told. */
export async function startHttpReceiver(): Promise<HttpReceiver> {
  const posts: ReceivedPost[] = [];
  const answers: HttpReceiver["answers"] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    posts.push({
      path: request.url ?? "",
      headers: request.headers,
      text: Buffer.concat(chunks).toString("utf8"),
    });
    const { status, text = "", headers = {} } = answers.shift() ?? { status: 200, text: "ok" };
    response.writeHead(status, headers).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    posts,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

import type { Server } from "node:http";

/** A reason not to start that the operator can act on; shown without a stack. */
export class StartError extends Error {}

/**
 * Listens, and resolves with the port: the one asked for, or the one the system chose for 0.
 *
 * @throws StartError when the address cannot be had.
 */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(new StartError(reason(error, port, host))));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

function reason({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  switch (code) {
    case "EADDRINUSE":
      return (
        `Port ${port} on ${host} is taken by another program. Stop that one, or choose another port: ` +
        `PORT=${port + 1} npm start`
      );
    case "EACCES":
      return `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `HOST is ${host}, which is not an address of this machine. Use 127.0.0.1, or 0.0.0.0 for all of them.`;
    default:
      return `Facet cannot listen on ${host}:${port}: ${message}.`;
  }
}

/** The URL to open, on this machine when Facet listens on all addresses. */
export function localUrl(host: string, port: number): string {
  const isEverywhere = host === "0.0.0.0" || host === "::";
  const shown = isEverywhere ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${shown}:${port}`;
}

import { constants } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { Stop } from "./console.mjs";
import { root } from "./paths.mjs";

const platforms = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"];

/**
 * A sentence when the embedded engine does not exist for this machine, otherwise an empty string.
 *
 * @param {{ platform: string, arch: string, isGlibc: boolean }} machine
 */
export function platformFault({ platform, arch, isGlibc }) {
  const can = "Facet runs on Linux with glibc (x64, arm64) and on macOS (x64, arm64)";
  if (platform === "win32") {
    return `${can}. On Windows, use it inside WSL 2 with Debian or Ubuntu.`;
  }
  if (!platforms.includes(`${platform}-${arch}`)) {
    return `${can}; this machine is ${platform} ${arch}.`;
  }
  if (platform === "linux" && !isGlibc) {
    return `${can}; this Linux has musl (Alpine is one). Use a glibc system such as Debian.`;
  }
  return "";
}

function thisMachine() {
  return {
    platform: process.platform,
    arch: process.arch,
    isGlibc: process.platform === "linux" && hasGlibc(),
  };
}

/** Throws a `Stop` when the embedded engine does not exist for this machine. */
export function requirePlatform() {
  const fault = platformFault(thisMachine());
  if (fault) {
    throw new Stop(fault);
  }
}

function hasGlibc() {
  const report = process.report;
  if (!report) {
    return true;
  }
  // The report would otherwise look up the names of open sockets, which can take seconds.
  Object.assign(report, { excludeNetwork: true });
  /** @type {{ header?: { glibcVersionRuntime?: string } }} */
  const parsed = Object(report.getReport());
  return Boolean(parsed.header?.glibcVersionRuntime);
}

/** Throws a `Stop` when the server could not listen where the environment says. */
export async function requireFreePort() {
  const host = process.env.HOST?.trim() || "127.0.0.1";
  const port = Number(process.env.PORT?.trim() || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Stop(`PORT is "${process.env.PORT}"; it must be a number from 0 to 65535.`);
  }
  const code = await listenFault(port, host);
  if (code === "EADDRINUSE") {
    throw new Stop(
      `Port ${port} on ${host} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
    );
  }
  if (code === "EACCES") {
    throw new Stop(`This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`);
  }
  if (code) {
    throw new Stop(
      `Facet cannot listen on ${host}:${port} (${code}). HOST must be an address of this machine.`,
    );
  }
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string>} the error's code, empty when listening works
 */
function listenFault(port, host) {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => done(error.code ?? "unknown"));
    server.listen(port, host, () => server.close(() => done("")));
  });
}

/** Makes the data directory when it is missing and throws a `Stop` when it cannot be written. */
export async function requireDataDirectory() {
  const directory = resolve(root, process.env.FACET_DATA_DIR?.trim() || ".data");
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Stop(
      `The data directory ${directory} cannot be used: ${reason}. Give this user the right to write there, or set FACET_DATA_DIR to another directory.`,
    );
  }
}

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const hasProc = existsSync("/proc/self/stat");
let ticksPerSecond: number | undefined;

/** Milliseconds of CPU, user and system, that all threads of a process have used since it began. */
export function cpuMs(pid: number): number {
  if (!hasProc) {
    return psCpuMs(execFileSync("ps", ["-o", "time=", "-p", String(pid)], { encoding: "utf8" }));
  }
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The command's name stands in parentheses and may hold spaces; what follows it is numbers.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  ticksPerSecond ??= Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

/** Reads `ps`'s `[[days-]hours:]minutes:seconds[.hundredths]`. */
export function psCpuMs(text: string): number {
  const [clock = "", days = "0"] = text.trim().split("-").reverse();
  const seconds = clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  return (Number(days) * 86_400 + seconds) * 1000;
}

/** Bytes of physical memory a process holds. */
export function residentBytes(pid: number): number {
  if (hasProc) {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes) * 1024;
  }
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) * 1024;
}

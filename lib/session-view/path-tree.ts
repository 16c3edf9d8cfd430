import { addUp, type SpanFigures } from "./figures";
import type { SessionSpan } from "./span";

/** A step of a session: what its requests named as their path, with the steps below it. */
export interface PathNode {
  /** The whole path, such as `/agent/plan`; `/` for the session itself. */
  path: string;
  /** Its last part. */
  name: string;
  /** Requests that name this very path. */
  spans: SessionSpan[];
  children: PathNode[];
  /** What all requests at and below it come to. */
  figures: SpanFigures;
}

/** Nobody nests steps deeper on purpose; what lies beyond becomes one name. */
const depthMax = 32;

/** The steps of a session as a tree. There is at least one request. */
export function buildPathTree(spans: readonly SessionSpan[]): PathNode {
  return build("/", "/", 0, spans);
}

function build(path: string, name: string, depth: number, spans: readonly SessionSpan[]): PathNode {
  const own: SessionSpan[] = [];
  const below = new Map<string, SessionSpan[]>();
  for (const span of spans) {
    const next = pathParts(span.path)[depth];
    const those = next === undefined ? own : (below.get(next) ?? []);
    those.push(span);
    if (next !== undefined) below.set(next, those);
  }
  const children = [...below].map(([part, those]) =>
    build(depth === 0 ? `/${part}` : `${path}/${part}`, part, depth + 1, those),
  );
  return { path, name, spans: own, children, figures: addUp(spans) };
}

/** The parts of a path. Its slashes may be doubled or missing at either end. */
export function pathParts(path: string): string[] {
  const parts = path.split("/").filter((part) => part !== "");
  if (parts.length <= depthMax) return parts;
  return [...parts.slice(0, depthMax - 1), parts.slice(depthMax - 1).join("/")];
}

/** Where the same message was said thousands of times, the latest places are looked at. */
const candidatesMax = 50;

/** What one request of a session said: the keys of the messages it sent and of the answers it got. */
export interface SaidCall {
  requestId: string;
  asked: readonly string[];
  answered: readonly string[];
}

/** A message where it was said first. */
export interface Turn {
  id: number;
  /** Of the message. */
  key: string;
  isAnswer: boolean;
  /** The request that sent it first, or whose answer it is. */
  requestId: string;
  /** Further requests that got the very same answer to the same. */
  repeatedBy: readonly string[];
  /** Requests that ended here without any answer. */
  unanswered: readonly string[];
  /** How many earlier messages the request left out before this one, as applications do that keep a window. */
  omitted: number;
}

/** Turns that follow each other. */
export interface Thread {
  id: number;
  /** What was said before it, in other threads; empty where it begins anew. */
  before: readonly Turn[];
  turns: readonly Turn[];
}

interface Node {
  turn: Turn & { repeatedBy: string[]; unanswered: string[] };
  parent: Node | null;
  children: Map<string, Node>;
  depth: number;
}

/**
 * Puts the calls of a session together to the conversations they were. Every call carries what was said before it; told
 * one after the other the beginning would be read a hundred times. Calls are added in the order they were made.
 */
export class ConversationMerger {
  readonly #roots = new Map<string, Node>();
  readonly #nodes: Node[] = [];
  readonly #byKey = new Map<string, Node[]>();

  add({ requestId, asked, answered }: SaidCall): void {
    let { node, matched, omitted } = this.#find(asked);
    for (const key of asked.slice(matched)) {
      node = this.#append(node, key, { requestId, isAnswer: false, omitted });
      omitted = 0;
    }
    for (const key of answered) {
      const known = this.#childrenOf(node).get(key);
      if (known) known.turn.repeatedBy.push(requestId);
      else this.#append(node, key, { requestId, isAnswer: true, omitted: 0 });
    }
    if (answered.length === 0) node?.turn.unanswered.push(requestId);
  }

  /** All threads in the order they began. What went on longest after a turn stays on its thread, the rest branches off. */
  threads(): Thread[] {
    const heights = this.#heights();
    const starts: Node[] = [...this.#roots.values()];
    const threads: Thread[] = [];
    for (let start = starts.shift(); start; start = starts.shift()) {
      const turns: Turn[] = [];
      for (let node: Node | undefined = start; node; ) {
        turns.push(node.turn);
        const following: Node[] = [...node.children.values()].sort(
          (a, b) => (heights.get(b) ?? 0) - (heights.get(a) ?? 0),
        );
        const [next, ...branches] = following;
        starts.push(...branches);
        node = next;
      }
      threads.push({ id: start.turn.id, before: pathTo(start.parent), turns });
    }
    return threads.sort((a, b) => a.id - b.id);
  }

  /** How many turns follow each one at most, itself included. */
  #heights(): Map<Node, number> {
    const heights = new Map<Node, number>();
    // What follows a turn was said after it, so it has been measured before it.
    for (const node of this.#nodes.toReversed()) {
      const below = [...node.children.values()].map((child) => heights.get(child) ?? 0);
      heights.set(node, 1 + below.reduce((highest, height) => Math.max(highest, height), 0));
    }
    return heights;
  }

  /** How far what was asked is known: from the beginning, or, past messages that were left out, somewhere within. */
  #find(asked: readonly string[]): { node: Node | null; matched: number; omitted: number } {
    let node: Node | null = null;
    let matched = 0;
    for (const key of asked) {
      const child = this.#childrenOf(node).get(key);
      if (!child) break;
      node = child;
      matched++;
    }
    const rejoined = this.#rejoin(node, asked.slice(matched));
    if (!rejoined) return { node, matched, omitted: 0 };
    return {
      node: rejoined.node,
      matched: matched + rejoined.length,
      omitted: rejoined.node.depth - rejoined.length - (node?.depth ?? 0),
    };
  }

  /**
   * Where a conversation goes on whose middle a request left out: the longest run of known messages below a node. One
   * message alone counts only at a thread's end: a short question may be asked in many places.
   */
  #rejoin(above: Node | null, asked: readonly string[]): { node: Node; length: number } | undefined {
    const [first, ...rest] = asked;
    const candidates = first === undefined ? [] : (this.#byKey.get(first) ?? []);
    let best: { node: Node; length: number } | undefined;
    for (const candidate of candidates.slice(-candidatesMax)) {
      const run = isBelow(candidate, above) ? runFrom(candidate, rest) : undefined;
      const counts = run && (run.length > 1 || (run.node.children.size === 0 && asked.length > 1));
      // Of equal ones the latest, as it is most likely what went on.
      if (counts && run.length >= (best?.length ?? 1)) best = run;
    }
    return best;
  }

  #append(parent: Node | null, key: string, said: Pick<Turn, "requestId" | "isAnswer" | "omitted">): Node {
    const turn = { id: this.#nodes.length, key, ...said, repeatedBy: [], unanswered: [] };
    const node: Node = { turn, parent, children: new Map(), depth: (parent?.depth ?? 0) + 1 };
    this.#nodes.push(node);
    this.#childrenOf(parent).set(key, node);
    const alike = this.#byKey.get(key) ?? [];
    alike.push(node);
    this.#byKey.set(key, alike);
    return node;
  }

  #childrenOf(node: Node | null): Map<string, Node> {
    return node?.children ?? this.#roots;
  }
}

/** How many messages from `node` on are the ones asked, and the last of them. */
function runFrom(node: Node, rest: readonly string[]): { node: Node; length: number } {
  let last = node;
  let length = 1;
  for (const key of rest) {
    const next = last.children.get(key);
    if (!next) break;
    last = next;
    length++;
  }
  return { node: last, length };
}

function isBelow(node: Node, above: Node | null): boolean {
  let at: Node | null = node.parent;
  while (at && at !== above) at = at.parent;
  return at === above;
}

function pathTo(node: Node | null): Turn[] {
  const path: Turn[] = [];
  for (let at = node; at; at = at.parent) path.push(at.turn);
  return path.reverse();
}

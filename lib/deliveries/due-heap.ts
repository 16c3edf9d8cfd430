/** Things with a time, the earliest first. */
export class DueHeap<Item extends { dueAtMs: number }> {
  readonly #items: Item[] = [];

  get size(): number {
    return this.#items.length;
  }

  first(): Item | undefined {
    return this.#items[0];
  }

  add(item: Item): void {
    const items = this.#items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = items[above];
      if (!parent || parent.dueAtMs <= item.dueAtMs) break;
      items[at] = parent;
      at = above;
    }
    items[at] = item;
  }

  take(): Item | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (first === undefined || last === undefined || items.length === 0) return first;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const below = (items[right]?.dueAtMs ?? Infinity) < (items[left]?.dueAtMs ?? Infinity) ? right : left;
      const child = items[below];
      if (!child || child.dueAtMs >= last.dueAtMs) break;
      items[at] = child;
      at = below;
    }
    items[at] = last;
    return first;
  }
}

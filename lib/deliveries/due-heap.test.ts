import fc from "fast-check";
import { expect, test } from "vitest";
import { DueHeap } from "./due-heap";

test("gives back what was put in, the earliest first, whatever was taken in between", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(50))), (steps) => {
      const heap = new DueHeap<{ dueAtMs: number }>();
      const held: number[] = [];
      for (const dueAtMs of steps) {
        if (dueAtMs === null) {
          held.sort((a, b) => a - b);
          expect(heap.take()?.dueAtMs).toBe(held.shift());
        } else {
          heap.add({ dueAtMs });
          held.push(dueAtMs);
        }
        expect(heap.size).toBe(held.length);
        expect(heap.first()?.dueAtMs).toBe(held.length === 0 ? undefined : Math.min(...held));
      }
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { SeriesColors } from "./series-colors";

const values = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 9 });

test("values that are shown together have different colours", () => {
  fc.assert(
    fc.property(values, (shown) => {
      expect(new Set(new SeriesColors().of(shown).values()).size).toBe(shown.length);
    }),
  );
});

test("a colour does not depend on the rank of its value", () => {
  fc.assert(
    fc.property(values, (shown) => {
      const ranked = new SeriesColors().of(shown);
      for (const [value, color] of new SeriesColors().of(shown.toReversed())) {
        expect(ranked.get(value)).toBe(color);
      }
    }),
  );
});

test("a value keeps its colour when the others go", () => {
  fc.assert(
    fc.property(values, (shown) => {
      const colors = new SeriesColors();
      const all = colors.of(shown);
      for (const value of shown) expect(colors.of([value]).get(value)).toBe(all.get(value));
    }),
  );
});

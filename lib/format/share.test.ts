import { expect, it } from "vitest";
import { formatShare } from "./share";

it("says a share in percent, exactly enough to be told from nothing and from everything", () => {
  const shown = [0, 0.000_01, 0.004, 0.05, 0.1234, 0.62, 0.9949, 0.999_99, 1].map(formatShare);
  expect(shown).toEqual(["0%", "<0.1%", "0.4%", "5%", "12%", "62%", "99.5%", ">99.9%", "100%"]);
});

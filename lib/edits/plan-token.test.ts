import { describe, expect, test } from "vitest";
import { ApiError } from "@/lib/errors";
import { planToken, readPlanToken } from "./plan-token";

const asked = { filter: "all", set: [["env", "prod"]], remove: [] };
const shown = { beforeMs: 1_700_000_000_000, requests: 12 };
const minuteMs = 60_000;

const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof ApiError ? error.code : error;
  }
  return "nothing thrown";
};

describe("the token of a dry run", () => {
  const token = planToken(asked, shown);

  test("brings back what was shown", () => {
    expect(readPlanToken(asked, token, shown.beforeMs + minuteMs)).toEqual(shown);
  });

  test("starts no other edit", () => {
    const other = { ...asked, set: [["env", "dev"]] };
    expect(codeOf(() => readPlanToken(other, token, shown.beforeMs))).toBe("conflict");
  });

  test("is good for an hour", () => {
    expect(codeOf(() => readPlanToken(asked, token, shown.beforeMs + 61 * minuteMs))).toBe("conflict");
  });

  test.each(["", "x", "W10", Buffer.from("[1,2]").toString("base64url")])("is not %j", (text) => {
    expect(codeOf(() => readPlanToken(asked, text, shown.beforeMs))).toBe("invalid");
  });
});

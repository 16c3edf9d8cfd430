import { expect, test } from "vitest";
import { lookAlikes } from "./look-alikes";

test.each([
  ["ticket-id", "ticketId"],
  ["ticket_id", "Ticket.ID"],
  ["env", "environment"],
  ["org-name", "organization_name"],
  ["tag", "tags"],
  ["category", "categories"],
  ["enviroment", "environment"],
  ["custoemr", "customer"],
])("%s looks like %s", (a, b) => {
  expect(lookAlikes([a, "something-else", b])).toEqual([[a, b]]);
});

test.each([
  ["user", "username"],
  ["step1", "step2"],
  ["version-10", "version-1"],
  ["team-a", "team-b"],
  ["status", "stats"],
  ["id", "is"],
  ["", "-"],
  ["feature", "model"],
])("%s does not look like %s", (a, b) => {
  expect(lookAlikes([a, b])).toEqual([]);
});

test("of three alike keys every pair is told", () => {
  expect(lookAlikes(["user-id", "userId", "user_ids"])).toHaveLength(3);
});

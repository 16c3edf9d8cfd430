import { expect, test } from "vitest";
import { Session } from "./session";

async function sent(session: Session, statement: Parameters<Session["run"]>[0]): Promise<string> {
  return session.run(statement, async (text) => text);
}

const statement = { sql: "SELECT {a: String}", params: { a: "1" }, tag: "test" };

test("sets everything once, and then only what differs", async () => {
  const session = new Session();
  expect(await sent(session, statement)).toMatch(
    /^SET .*max_query_size=.*param_a='1'; SELECT \{a: String\}$/,
  );
  expect(await sent(session, statement)).toBe("SELECT {a: String}");
  expect(await sent(session, { ...statement, params: { a: "2" } })).toBe(
    "SET param_a='2'; SELECT {a: String}",
  );
  expect(await sent(session, { ...statement, params: { a: "2" }, tag: "other" })).toBe(
    "SET log_comment='other'; SELECT {a: String}",
  );
});

test("sets again what was being set when a statement failed", async () => {
  const session = new Session();
  await sent(session, statement);
  const changed = { ...statement, params: { a: "2" } };
  const fail = () => Promise.reject(new Error("refused"));
  await expect(session.run(changed, fail)).rejects.toThrow("refused");
  expect(await sent(session, statement)).toBe("SET param_a='1'; SELECT {a: String}");
});

test("refuses a placeholder without a value, though an earlier statement gave it one", async () => {
  const session = new Session();
  await sent(session, statement);
  expect(() => session.run({ sql: "SELECT {a: String}", tag: "test" }, async (text) => text)).toThrow(
    /placeholder \{a\}/,
  );
});

test("sets an insert's token", async () => {
  const session = new Session();
  const texts: string[] = [];
  await session.set({ tag: "test", token: "one" }, async (text) => texts.push(text));
  await session.set({ tag: "test", token: "one" }, async (text) => texts.push(text));
  await session.set({ tag: "test" }, async (text) => texts.push(text));
  expect(texts).toHaveLength(2);
  expect(texts[1]).toContain("insert_deduplication_token=''");
});

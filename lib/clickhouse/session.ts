import type { Statement } from "./database";
import { assertBound, assignmentsOf } from "./parameters";
import { embeddedSettingsOf } from "./settings";

/** A longer value is forgotten at once: statements share the short ones, such as an organization's id. */
const rememberedCharsMax = 200;

type Assignment = [name: string, literal: string];

/**
 * What was set on a connection, which keeps it from one statement to the next. Setting only what differs saves the
 * engine more than a millisecond with every statement.
 */
export class Session {
  readonly #known = new Map<string, string>();

  /**
   * Runs a statement with everything set that it relies on; one at a time.
   *
   * @param send gets the statement's text, with what has to be set in front of it.
   */
  run<Result>(statement: Statement, send: (text: string) => Promise<Result>): Promise<Result> {
    const { sql, params = {} } = statement;
    assertBound(sql, params);
    return this.#setting(assignmentsOf(embeddedSettingsOf(statement), params), (set) =>
      send(set === "" ? sql : `${set}; ${sql}`),
    );
  }

  /** Sets what an insert relies on. */
  async set(
    insert: { tag: string; token?: string },
    send: (text: string) => Promise<unknown>,
  ): Promise<void> {
    await this.#setting(assignmentsOf(embeddedSettingsOf(insert), {}), async (set) => {
      if (set !== "") await send(set);
    });
  }

  async #setting<Result>(
    wanted: readonly Assignment[],
    work: (set: string) => Promise<Result>,
  ): Promise<Result> {
    const changed = wanted.filter(([name, literal]) => this.#known.get(name) !== literal);
    // Whatever comes of it: after an error nobody knows what was set.
    for (const [name] of changed) this.#known.delete(name);
    const list = changed.map(([name, literal]) => `${name}=${literal}`).join(", ");
    const result = await work(list === "" ? "" : `SET ${list}`);
    for (const [name, literal] of changed) {
      if (literal.length <= rememberedCharsMax) this.#known.set(name, literal);
    }
    return result;
  }
}

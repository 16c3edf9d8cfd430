/**
 * A merge indexes the text of its rows again, which costs several times what moving them does. With this base parts
 * wait for more of their size, so that a row is merged about a third less often.
 */
export const merges = ["requests", "request_bodies"].map(
  (table) => `ALTER TABLE ${table} MODIFY SETTING merge_selector_base = 10`,
);

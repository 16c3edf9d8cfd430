/**
 * A cell that begins with one of these is a formula to a spreadsheet, and a formula can send data away. The guard puts
 * an apostrophe before it, which spreadsheets take for "this is text".
 */
const formulaStart = /^[=+@\t\r-]/;

/** The text as a cell that no spreadsheet runs. */
export function guardedText(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

/** The same in the engine: null stays null. */
export function guardedSql(sql: string): string {
  return `if(match(${sql}, '^[=+@\\\\t\\\\r-]'), concat('\\'', ${sql}), ${sql})`;
}

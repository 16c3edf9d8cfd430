/** An expression over the `requests` table or over a group of its rows. */
export interface Expression {
  sql: string;
  /** Whether it can be null. */
  nullable: boolean;
  /** Its ClickHouse type. */
  type: string;
}

/** An expression over the `requests` table, and whether it can be null. */
export interface Expression {
  sql: string;
  nullable: boolean;
}

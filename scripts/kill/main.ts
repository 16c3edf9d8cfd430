import { formatTable } from "../../bench/shared/table";
import { killRounds } from "./rounds";

// `npm run kill -- 20`: the durability measurement, printed round by round.
const count = Number(process.argv[2] ?? 20);
const head = ["round", "ms to the kill", "received whole", "rows in all", "lost", "duplicated"];
const rows: string[][] = [];
let faults = 0;
for await (const round of killRounds(count)) {
  const figures = [
    round.killedAfterMs,
    round.received,
    round.rows,
    round.lost.length,
    round.duplicated.length,
  ];
  rows.push([String(rows.length + 1), ...figures.map(String)]);
  faults = round.lost.length + round.duplicated.length;
  console.log(
    `Round ${rows.length} of ${count}: ${round.lost.length} lost, ${round.duplicated.length} duplicated`,
  );
}
console.log(
  `\n${formatTable(head, rows)}\n\n${faults === 0 ? "Nothing lost, nothing duplicated." : "The guarantee is broken."}`,
);
process.exitCode = faults === 0 ? 0 : 1;

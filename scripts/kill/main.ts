import { formatTable } from "../../bench/shared/table";
import { killDeliveries } from "./deliveries";
import { killRounds } from "./rounds";

// `npm run kill -- 20`: the durability of records, printed round by round.
// `npm run kill -- deliveries 10000`: that of webhook deliveries to a receiver that refuses a third of them.
const [, , first, second] = process.argv;
const isFaulty =
  first === "deliveries" ? await deliveries(Number(second ?? 10_000)) : await records(Number(first ?? 20));
process.exitCode = isFaulty ? 1 : 0;

async function deliveries(count: number): Promise<boolean> {
  const { lost, ...figures } = await killDeliveries(count, 10 * 60_000);
  const shown = { ...figures, lost: lost.length };
  console.log(
    formatTable(
      ["", "count"],
      Object.entries(shown).map(([name, value]) => [name, String(value)]),
    ),
  );
  console.log(lost.length === 0 ? "\nEvery request was delivered." : "\nThe guarantee is broken.");
  return lost.length > 0;
}

async function records(count: number): Promise<boolean> {
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
  return faults > 0;
}

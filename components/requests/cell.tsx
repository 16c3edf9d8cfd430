import type { ColumnSpec } from "@/lib/columns/columns";
import { formatCount, formatDuration, formatMoney, formatTime } from "@/lib/format/format";
import type { RequestRow } from "@/lib/record";
import { propertyValue } from "@/lib/requests-view/property-value";
import type { TimeZone } from "@/lib/time-range/time-range";
import { StatusBadge } from "./status-badge";

/** What one column shows of one request. */
export function RequestCell({ column, row, zone }: { column: ColumnSpec; row: RequestRow; zone: TimeZone }) {
  if ("propertyKey" in column.source) {
    const value = propertyValue(row, column.source.propertyKey);
    return value === "" ? <Faint>empty</Faint> : <Text value={value ?? ""} />;
  }
  const { rowKey, id } = column.source.field;
  const value = rowKey ? row[rowKey] : propertyValue(row, sessionKeys[id] ?? "");
  switch (column.kind) {
    case "status":
      return <StatusBadge row={row} className="-ml-1.5" />;
    case "money":
      return row.cost_usd === null ? (
        <Faint title="The price of this model is not known, or the provider counted no tokens.">
          no price
        </Faint>
      ) : (
        <span title={`$${row.cost_usd}`}>{formatMoney(row.cost_usd)}</span>
      );
    case "duration":
      return typeof value === "number" ? formatDuration(value) : null;
    case "tokens":
    case "count":
      return typeof value === "number" ? formatCount(value) : null;
    case "time":
      return typeof value === "string" ? (
        <time dateTime={value} title={value}>
          {formatTime(value, zone, Date.now())}
        </time>
      ) : null;
    case "boolean":
      return value === true ? "Yes" : <Faint>No</Faint>;
    case "uuid":
      return <span className="font-mono text-xs">{String(value)}</span>;
    default:
      return <Text value={typeof value === "string" ? value : ""} />;
  }
}

/** Built-in columns whose value is a property that Facet records itself. */
const sessionKeys: Readonly<Record<string, string>> = {
  session: "helicone-session-id",
  session_name: "helicone-session-name",
  session_path: "helicone-session-path",
};

/** A row shows one line: what follows is on hover, up to a length a tooltip can bear. */
function Text({ value }: { value: string }) {
  return <span title={value.length > 24 ? value.slice(0, 600) : undefined}>{value.slice(0, 300)}</span>;
}

function Faint({ title, children }: { title?: string; children: string }) {
  return (
    <span className="text-muted-foreground italic" title={title}>
      {children}
    </span>
  );
}

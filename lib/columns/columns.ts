import { type Field, type FieldKind, fields, reservedPropertyKeys } from "@/lib/fields/fields";

/** A column the requests table can show: a built-in field or a custom property. */
export interface ColumnSpec {
  /** The field's id, or `property.` and the stored key. */
  id: string;
  label: string;
  description: string;
  kind: FieldKind;
  align: "start" | "end";
  widthPx: number;
  /** Whether it is shown when the reader has chosen nothing. */
  visible: boolean;
  source: { field: Field } | { propertyKey: string };
}

/** A property key as the API lists it. */
export interface PropertyKey {
  /** The spelling people sent. */
  property: string;
  /** The stored, lower-case key. */
  key: string;
  requests?: number;
}

/** More property columns than this are in the menu but hidden until chosen, those with the most requests first. */
const propertyColumnsVisibleMax = 12;

/**
 * All columns in their default order. Properties are what a team looks for, so they stand right behind what every
 * request has, cost and latency, in the order given (the API sends the most used first).
 */
export function allColumns(propertyKeys: readonly PropertyKey[]): ColumnSpec[] {
  const builtIn = fields.flatMap((field: Field) => (field.column ? [fieldColumn(field, field.column)] : []));
  const custom = propertyKeys
    .filter(({ key }) => !reservedPropertyKeys.has(key))
    .map((property, index) => propertyColumn(property, index < propertyColumnsVisibleMax));
  const place = builtIn.findIndex((column) => column.id === "latency") + 1;
  return [...builtIn.slice(0, place), ...custom, ...builtIn.slice(place)];
}

function fieldColumn(field: Field, column: NonNullable<Field["column"]>): ColumnSpec {
  return {
    id: field.id,
    label: field.label,
    description: field.description,
    kind: field.kind,
    align: column.align ?? "start",
    widthPx: column.widthPx,
    visible: column.visible,
    source: { field },
  };
}

function propertyColumn({ property, key, requests }: PropertyKey, visible: boolean): ColumnSpec {
  const count = requests === undefined ? "" : `, on ${requests.toLocaleString("en-US")} requests`;
  return {
    id: `property.${key}`,
    label: property === "" ? "(empty key)" : property,
    description: `Custom property${count}.`,
    kind: "text",
    align: "start",
    widthPx: 128,
    visible,
    source: { propertyKey: key },
  };
}

import { listApiKeys } from "@/lib/auth/api-keys";
import { specialStatus } from "@/lib/call";
import { findField } from "@/lib/fields/fields";
import { describeStatus } from "@/lib/format/status";
import { spellingBook } from "@/lib/properties/spelling-book";
import { clockPart, type GroupField } from "./group-field";

/** What people call keys and values that go by another name inside. */
export interface Labels {
  /** Of a key, such as a property as it is spelled. */
  key: (field: GroupField) => string;
  /** Of a value of it; null when the value speaks for itself. */
  value: (field: GroupField, value: string) => string | null;
}

/** The labels of some keys of an organization and of their values. */
export async function labelsOf(organizationId: string, fields: readonly GroupField[]): Promise<Labels> {
  const properties = fields.flatMap(({ ref }) =>
    typeof ref === "object" && "property" in ref ? [ref.property.toLowerCase()] : [],
  );
  const hasApiKeys = fields.some(({ ref }) => ref === "api_key_id");
  const [spellings, apiKeys] = await Promise.all([
    spellingBook().spellingsOf(organizationId, properties),
    hasApiKeys ? listApiKeys(organizationId) : [],
  ]);
  const apiKeyNames = new Map(apiKeys.map(({ id, name }) => [id, name]));
  return {
    key: (field) => keyLabel(field, spellings),
    value: ({ ref }, value) => {
      if (ref === "api_key_id") return apiKeyNames.get(value) ?? null;
      if (ref === "status") return statusLabel(Number(value));
      const part = clockPart(ref);
      return part?.labels[part.values.indexOf(value)] ?? null;
    },
  };
}

function keyLabel({ ref, name }: GroupField, spellings: ReadonlyMap<string, string>): string {
  if (typeof ref === "object") {
    return "property" in ref ? (spellings.get(ref.property.toLowerCase()) ?? ref.property) : name;
  }
  return clockPart(ref)?.label ?? findField(ref)?.label ?? name;
}

/** A status that no provider sent has words of its own. */
function statusLabel(status: number): string | null {
  const [name] = Object.entries(specialStatus).find(([, special]) => special === status) ?? [];
  return name === undefined ? null : describeStatus(status, name).label;
}

import type { Call } from "@/lib/call";
import type { FieldRef } from "@/lib/fields/field-ref";
import { findField } from "@/lib/fields/fields";
import { storedPropertyKey } from "@/lib/fields/property-path";
import { endUser } from "@/lib/gateway/end-user";
import { governed, type PropertyRules } from "@/lib/properties/rules";
import type { Segment } from "./policy";

/** What a call says of itself before it is sent on, as the record of it will say. */
export class CallSubject {
  readonly #call: Call;
  readonly #body: Buffer | undefined;
  readonly #rules: PropertyRules | undefined;
  #user: string | undefined;
  #properties: ReadonlyMap<string, string> | undefined;

  /**
   * @param body of the request, where it was read; it may name the user.
   * @param rules what becomes of property keys that were renamed, merged or deleted.
   */
  constructor(call: Call, body: Buffer | undefined, rules: PropertyRules | undefined) {
    this.#call = call;
    this.#body = body;
    this.#rules = rules;
  }

  /** The text of a field that is known before the call; empty where it has none. */
  field(id: KnownField): string {
    const read = knownFields[id];
    return typeof read === "string" ? (this.property(read) ?? "") : read(this.#call, this);
  }

  /** The value of a property; undefined where the call lacks it. */
  property(key: string): string | undefined {
    this.#properties ??= new Map(
      (this.#rules ? governed(this.#call.properties, this.#rules) : this.#call.properties).map(
        ([name, value]) => [storedPropertyKey(name), value],
      ),
    );
    return this.#properties.get(storedPropertyKey(key));
  }

  /** `Helicone-User-Id`, or else who the body names. */
  get user(): string {
    this.#user ??= this.#call.userId || (this.#body ? userIn(this.#body) : "");
    return this.#user;
  }

  /** Whose count the call belongs to; undefined where it lacks the user or the property. */
  valueOf(segment: Segment): string | undefined {
    if (segment.of === "all") {
      return "";
    }
    return segment.of === "user" ? this.user || undefined : this.property(segment.key);
  }
}

const modelCharsMax = 200;
const requestModel = ({ requestModel: name }: Call) => name.trim().slice(0, modelCharsMax);

/** The fields that are known before the call: how each is read, or the key of the property it is. */
const knownFields = {
  user: (_: Call, subject: CallSubject) => subject.user,
  model: requestModel,
  request_model: requestModel,
  provider: ({ provider }: Call) => provider,
  path: ({ path }: Call) => path,
  target_url: ({ targetUrl }: Call) => targetUrl,
  referrer: ({ referrer }: Call) => referrer,
  country: ({ countryCode }: Call) => countryCode,
  api_key_id: ({ apiKeyId }: Call) => apiKeyId ?? "",
  session: "helicone-session-id",
  session_name: "helicone-session-name",
  session_path: "helicone-session-path",
  prompt_id: "helicone-prompt-id",
} as const;

export type KnownField = keyof typeof knownFields;

export const knownFieldIds = Object.keys(knownFields) as KnownField[];

/** Whether a field is known before the call. */
export function isKnownField(id: FieldRef): id is KnownField {
  return typeof id === "string" && Object.hasOwn(knownFields, id) && findField(id) !== undefined;
}

function userIn(body: Buffer): string {
  try {
    return endUser(JSON.parse(body.toString("utf8"))).toWellFormed();
  } catch {
    return "";
  }
}

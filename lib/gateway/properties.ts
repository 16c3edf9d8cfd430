import { callLimits } from "@/lib/call";
import { headerText } from "./header-text";

/** Collects a call's properties from its headers, within the limits, and notes what was cut. */
export class PropertyCollector {
  readonly entries: [key: string, value: string][] = [];
  readonly notes: string[] = [];
  #left = 0;

  /** A header that is sent twice is one header whose values are joined, as in Fetch. */
  add(rawKey: string, rawValue: string): void {
    const key = this.#cut(headerText(rawKey), callLimits.propertyKeyCharsMax, "key");
    const lowerKey = key.toLowerCase();
    const existing = this.entries.find(([other]) => other.toLowerCase() === lowerKey);
    if (existing) {
      existing[1] = this.#cutValue(key, `${existing[1]}, ${headerText(rawValue)}`);
    } else if (this.entries.length < callLimits.propertiesMax) {
      this.entries.push([key, this.#cutValue(key, headerText(rawValue))]);
    } else {
      this.#left++;
    }
  }

  /** Call once, when every header was seen. */
  close(): void {
    if (this.#left > 0) {
      this.notes.push(
        `${this.#left} properties were left out: a request keeps ${callLimits.propertiesMax} of them.`,
      );
    }
  }

  #cutValue(key: string, value: string): string {
    return this.#cut(value, callLimits.propertyValueCharsMax, `value of the property "${key}"`);
  }

  #cut(text: string, charsMax: number, what: string): string {
    if (text.length <= charsMax) {
      return text;
    }
    const subject = what === "key" ? `property key that begins with "${text.slice(0, 30)}"` : what;
    this.notes.push(`The ${subject} was cut from ${text.length} to ${charsMax} characters.`);
    // The cut may have gone through a surrogate pair.
    return text.slice(0, charsMax).toWellFormed();
  }
}

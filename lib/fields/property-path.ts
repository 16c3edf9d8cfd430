/**
 * The one place where a property key becomes SQL. A key is data from outside, so it is quoted here and nowhere
 * else. Keys are stored in lower case and matched without regard to case.
 */

/** The stored form of a key. */
export function storedPropertyKey(key: string): string {
  return key.toLowerCase();
}

/**
 * The path under which the `JSON` column holds a stored key: the engine writes a dot inside a key as `%2E`
 * (json_type_escape_dots_in_keys). A stored key is lower case, so a literal "%2e" in it can never be taken for one.
 */
export function storedPropertyPath(storedKey: string): string {
  return storedKey.replaceAll(".", "%2E");
}

/**
 * The typed subcolumn that holds a property, such as `` properties.`environment`.:String ``: null when the
 * request lacks the key, an empty string when it carries an empty value.
 */
export function propertySql(key: string): string {
  // The engine's grammar has no empty identifier, though a key may be empty.
  if (key === "") return "dynamicElement(tupleElement(properties, ''), 'String')";
  const path = storedPropertyPath(storedPropertyKey(key)).replace(/[\\`{]/g, (sign) => quoted[sign] ?? sign);
  return `properties.\`${path}\`.:String`;
}

const quoted: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "`": "\\`",
  // Spelled out, so that nobody who looks for `{name:Type}` takes a key for a parameter.
  "{": "\\x7B",
};

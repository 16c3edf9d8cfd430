/**
 * A cURL command for a shell, one option per line. Values stand in double quotes when they name a shell variable
 * that is meant to be filled in, and in single quotes, where nothing is special, otherwise.
 */
export function curlCommand({
  url,
  headers,
  body,
}: {
  url: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: string | null;
}): string {
  const lines = [
    `curl ${single(url)}`,
    ...headers.map(([name, value]) =>
      variable.test(value) ? `-H "${name}: ${value}"` : `-H ${single(`${name}: ${value}`)}`,
    ),
    ...(body === null ? [] : [`--data-raw ${single(body)}`]),
  ];
  return lines.join(" \\\n  ");
}

/** Only what Facet itself writes; a recorded value with a dollar sign in it must not be expanded. */
const variable = /^(Bearer )?\$[A-Z_]+_API_KEY$/;

function single(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

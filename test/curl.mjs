// Enough of cURL to run the README's examples on a machine that has none.
const args = process.argv.slice(2);
const headers = new Headers();
let method = "GET";
let url = "";
let body;
while (args.length > 0) {
  const arg = args.shift() ?? "";
  if (arg === "-H" || arg === "--header") {
    const [name = "", ...value] = (args.shift() ?? "").split(":");
    headers.append(name, value.join(":").trim());
  } else if (arg === "-d" || arg === "--data" || arg === "--data-raw") {
    body = args.shift();
    method = method === "GET" ? "POST" : method;
  } else if (arg === "--request") {
    method = args.shift() ?? "";
  } else if (arg === "--url") {
    url = args.shift() ?? "";
  } else if (!arg.startsWith("-")) {
    url = arg;
  }
}
const response = await fetch(url, { method, headers, body });
process.stdout.write(await response.text());
process.exitCode = response.ok ? 0 : 22;

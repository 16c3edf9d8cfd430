import { type JsonNode, parseJsonText } from "@/lib/json-text/parse";
import { findNode, printJson } from "@/lib/json-text/tree";

/** A request's or an answer's body as the API gave it. */
export type Body =
  | { kind: "json"; node: JsonNode; text: string; value: unknown }
  | { kind: "text"; text: string }
  | { kind: "none" };

/**
 * Both bodies out of the text of a `GET /v1/request/{id}` answer. They are cut out of the text rather than taken
 * from its parsed form, which would round large numbers.
 */
export function readBodies(answer: string): { request: Body; response: Body } {
  const root = parseJsonText(answer);
  const body = (key: string) => readBody(root ? findNode(root, ["data", key]) : undefined, answer);
  return { request: body("request_body"), response: body("response_body") };
}

function readBody(node: JsonNode | undefined, answer: string): Body {
  if (!node || (node.kind === "literal" && node.text === "null")) {
    return { kind: "none" };
  }
  if (node.kind === "string") {
    return node.value === "" ? { kind: "none" } : { kind: "text", text: node.value };
  }
  const source = answer.slice(node.start, node.end);
  return { kind: "json", node, text: printJson(node), value: JSON.parse(source) };
}

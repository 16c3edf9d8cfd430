import { isObject, type Json, listOf, type Prompt, stringOf } from "./prompt";

export interface ToolUse {
  name: string;
  arguments: Json;
}

/**
 * The tool the model would call: the one the request insists on, else the first offered, and none when the last
 * message already brings a tool's result.
 */
export function toolUse(prompt: Prompt): ToolUse | null {
  const { json } = prompt;
  const tools = listOf(json.tools).flatMap(readTool);
  const last = [...listOf(json.messages), ...listOf(json.input), ...listOf(json.contents)].at(-1);
  if (tools.length === 0 || json.tool_choice === "none" || isToolResult(last)) {
    return null;
  }
  const choice = isObject(json.tool_choice) ? json.tool_choice : {};
  const wanted = isObject(choice.function) ? choice.function.name : choice.name;
  const tool = tools.find(({ name }) => name === wanted) ?? tools[0];
  return tool ? { name: tool.name, arguments: fill(tool.schema) } : null;
}

const isToolResult = (message: unknown) =>
  /"(tool|tool_result|function_call_output|functionResponse)"/.test(JSON.stringify(message) ?? "");

function readTool(tool: unknown): { name: string; schema: Json }[] {
  if (!isObject(tool)) {
    return [];
  }
  if (Array.isArray(tool.functionDeclarations)) {
    return tool.functionDeclarations.flatMap(readTool);
  }
  const declared = isObject(tool.function) ? tool.function : tool;
  const schema = declared.parameters ?? declared.input_schema;
  return typeof declared.name === "string"
    ? [{ name: declared.name, schema: isObject(schema) ? schema : {} }]
    : [];
}

function fill(schema: Json): Json {
  const properties = isObject(schema.properties) ? schema.properties : {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, sample(name, property)]),
  );
}

function sample(name: string, property: unknown): unknown {
  const schema = isObject(property) ? property : {};
  const type = stringOf(schema.type).toLowerCase();
  if (Array.isArray(schema.enum)) {
    return schema.enum[0];
  }
  if (type === "object") {
    return fill(schema);
  }
  const samples: Record<string, unknown> = { number: 1, integer: 1, boolean: true, array: [], null: null };
  return type in samples ? samples[type] : `some ${name}`;
}

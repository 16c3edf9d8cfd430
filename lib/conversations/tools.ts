import { asArray, asString, isObject } from "@/lib/guards";
import type { OfferedTool } from "./conversation";
import { field } from "./gemini";

/** The tools a request offers, in any vendor's words; built-in ones have a type for a name. */
export function readTools(tools: unknown): OfferedTool[] {
  return asArray(tools).flatMap(readTool);
}

function readTool(tool: unknown): OfferedTool[] {
  if (!isObject(tool)) {
    return [];
  }
  const declarations = field(tool, "functionDeclarations");
  if (Array.isArray(declarations)) {
    return declarations.flatMap(readTool);
  }
  const declared = isObject(tool.function) ? tool.function : isObject(tool.custom) ? tool.custom : tool;
  const name = asString(declared.name) || asString(tool.type) || (Object.keys(tool)[0] ?? "");
  const parameters = declared.parameters ?? declared.input_schema ?? declared.parametersJsonSchema ?? null;
  return [{ name, description: asString(declared.description), parameters }];
}

import type { Call } from "@/lib/call";
import { asObject, asString } from "@/lib/guards";

export interface ModelNames {
  model: string;
  requestModel: string;
  responseModel: string;
}

/** Longer names are no names; they would only grow the dictionary of the column. */
const nameCharsMax = 200;

/** The names of the model: what was asked for, what answered, and the one the record goes by. */
export function modelNames(call: Call, requestBody: unknown, answer: unknown): ModelNames {
  const fromPath = modelFromPath(call.path);
  const requestModel = named(call.requestModel, askedModel(call, requestBody), fromPath);
  const { model, modelVersion } = asObject(answer);
  const responseModel = named(asString(model), asString(modelVersion));
  return {
    requestModel,
    responseModel,
    model: named(call.modelOverride, responseModel, requestModel) || "unknown",
  };
}

function named(...candidates: string[]): string {
  return (candidates.find((name) => name.trim() !== "") ?? "").trim().slice(0, nameCharsMax);
}

/** The AI gateway takes `provider/model` and sends the model alone upstream. */
function askedModel(call: Call, requestBody: unknown): string {
  const model = asString(asObject(requestBody).model);
  const prefix = `${call.provider}/`;
  return call.referrer === "ai-gateway" && model.startsWith(prefix) ? model.slice(prefix.length) : model;
}

/** Gemini and Vertex name the model in the path, Azure the deployment, Bedrock both ways. */
function modelFromPath(path: string): string {
  const name = /\/(?:models|deployments|engines|model)\/([^/?:]+)/.exec(path)?.[1] ?? "";
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

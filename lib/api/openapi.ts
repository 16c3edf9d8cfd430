import { createDocument, type ZodOpenApiObject, type ZodOpenApiOperationObject } from "zod-openapi";
import { type ErrorCode, errorCodes } from "@/lib/errors";
import { contracts } from "./contract";
import type { Contract } from "./contract/contract";
import { errorAnswer } from "./contract/error";

/** The OpenAPI document of the whole REST API, made from the schemas that validate it. */
export function openApiDocument() {
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Facet",
      version: "1",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      description:
        "Answers are `{data, error}`. Calls for a provider go to the gateway, under `/v1` too, and are described by " +
        "the provider.",
    },
    servers: [{ url: "/" }],
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "Authorization: Bearer <API key>" },
        heliconeAuth: {
          type: "apiKey",
          in: "header",
          name: "Helicone-Auth",
          description: "Bearer <API key>",
        },
        apiKey: { type: "apiKey", in: "header", name: "x-api-key" },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "facet-session",
          description: "The dashboard's sign-in",
        },
      },
    },
    paths: paths(),
  });
}

function paths(): ZodOpenApiObject["paths"] {
  const byPath: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const contract of contracts) {
    byPath[contract.path] = {
      ...byPath[contract.path],
      [contract.method.toLowerCase()]: operation(contract),
    };
  }
  return byPath;
}

function operation(contract: Contract): ZodOpenApiOperationObject {
  const { params, query, body } = contract.input.shape;
  return {
    operationId: contract.operationId,
    tags: [contract.tag],
    summary: contract.summary,
    description: described(contract),
    security:
      contract.permission === null
        ? []
        : [{ bearer: [] }, { heliconeAuth: [] }, { apiKey: [] }, { session: [] }],
    ...((params || query) && { requestParams: { ...(params && { path: params }), ...(query && { query }) } }),
    ...(body && {
      requestBody: {
        required: !body.safeParse(undefined).success,
        content: { "application/json": { schema: body } },
      },
    }),
    responses: {
      [contract.status]: {
        description: "Done",
        ...(contract.status !== 204 && { content: contentOf(contract) }),
      },
      ...Object.fromEntries(errorsOf(contract).map((code) => [errorCodes[code].status, errorResponse(code)])),
    },
  };
}

function contentOf({ file, answer }: Contract) {
  return file
    ? Object.fromEntries(file.map((type) => [type, { schema: fileSchema }]))
    : { "application/json": { schema: answer } };
}

/** Bytes that no schema describes. */
const fileSchema = { type: "string", format: "binary" } as const;

function described({ description, permission }: Contract): string {
  return permission === null
    ? description
    : `${description} Needs a key with permission "${permission}", or a sign-in.`;
}

function errorsOf({ input, permission, errors = [] }: Contract): ErrorCode[] {
  const { params, query, body } = input.shape;
  const codes = new Set<ErrorCode>(errors);
  if (permission !== null) {
    codes.add("unauthorized").add("forbidden").add("storage_unavailable");
  }
  if (params || query || body) {
    codes.add("bad_request").add("invalid");
  }
  if (body) {
    codes.add("payload_too_large");
  }
  return [...codes.add("internal")].sort((a, b) => errorCodes[a].status - errorCodes[b].status);
}

function errorResponse(code: ErrorCode) {
  return {
    description: errorCodes[code].title,
    content: { "application/json": { schema: errorAnswer } },
  };
}

import type { z } from "zod";
import type { Permission } from "@/lib/auth/api-key";
import { authorize, type Caller } from "@/lib/auth/authorize";
import { ApiError } from "@/lib/errors";
import { readJsonBody, readJsonOrForm } from "./body";
import { type Contract, type Method, methods } from "./contract/contract";
import { failureResponse } from "./failure";
import { pathParams } from "./path-params";
import { validate } from "./validate";

type RouteHandler = ((request: Request) => Promise<Response>) & { contract: Contract };

/** A handler answers with the whole body, or with a response of its own when it sets a status or headers. */
type Answered<Answer extends z.ZodType> = Promise<z.input<Answer> | Response>;

/**
 * The handler of an endpoint: authorises, parses, calls `handle`, answers. It is the only place that catches;
 * handlers throw `ApiError` for what the caller should know.
 */
export function route<Input extends z.ZodObject, Answer extends z.ZodType>(
  contract: Contract<Input, Answer> & { permission: Permission },
  handle: (input: z.output<Input>, caller: Caller, request: Request) => Answered<Answer>,
): RouteHandler {
  return answering(contract, async (request) => {
    const caller = await authorize(request, contract.permission);
    return handle(await parse(contract, request), caller, request);
  });
}

/** The handler of an endpoint that needs neither key nor sign-in. */
export function publicRoute<Input extends z.ZodObject, Answer extends z.ZodType>(
  contract: Contract<Input, Answer> & { permission: null },
  handle: (input: z.output<Input>, request: Request) => Answered<Answer>,
): RouteHandler {
  return answering(contract, async (request) => handle(await parse(contract, request), request));
}

/** The exports of a route file: what it handles, and a sentence for every other method. */
export function routes(handlers: Partial<Record<Method, RouteHandler>>) {
  const allowed = methods.filter((method) => handlers[method] !== undefined).join(", ");
  const refuse = async (request: Request) => {
    const { pathname } = new URL(request.url);
    const fault = `${pathname} does not take ${request.method}; it takes ${allowed}.`;
    return failureResponse(new ApiError("method_not_allowed", fault, [], { allow: allowed }), "routes");
  };
  const {
    GET = refuse,
    POST = refuse,
    PUT = refuse,
    PATCH = refuse,
    DELETE = refuse,
  }: Partial<Record<Method, (request: Request) => Promise<Response>>> = handlers;
  return { GET, POST, PUT, PATCH, DELETE };
}

function answering(contract: Contract, work: (request: Request) => Promise<unknown>): RouteHandler {
  const handler = async (request: Request): Promise<Response> => {
    try {
      const answer = await work(request);
      return answer instanceof Response
        ? answer
        : Response.json(answer, { status: contract.status, headers: { "cache-control": "no-store" } });
    } catch (error) {
      return failureResponse(error, contract.operationId);
    }
  };
  return Object.assign(handler, { contract });
}

async function parse<Input extends z.ZodObject>(
  { input, path, takesForm }: Contract<Input>,
  request: Request,
): Promise<z.output<Input>> {
  const readBody = takesForm ? readJsonOrForm : readJsonBody;
  const parts = {
    params: pathParams(path, request.url),
    query: Object.fromEntries(new URL(request.url).searchParams),
    body: "body" in input.shape ? await readBody(request) : undefined,
  };
  return validate(input, parts);
}

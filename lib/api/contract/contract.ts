import { z } from "zod";
import type { Permission } from "@/lib/auth/api-key";
import type { ErrorCode } from "@/lib/errors";

export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

/**
 * What an endpoint takes and answers, declared once: the wrapper of its handler validates with these schemas, and
 * the OpenAPI document is drawn from them.
 */
export interface Contract<Input extends z.ZodObject = z.ZodObject, Answer extends z.ZodType = z.ZodType> {
  method: Method;
  /** Path with its parameters in braces, such as `/v1/request/{requestId}`. */
  path: `/${string}`;
  /** Verb and noun, such as `queryRequests`; also names the endpoint in the log. */
  operationId: string;
  tag:
    | "Requests"
    | "Metrics"
    | "Dashboard"
    | "Exports"
    | "Properties"
    | "Users"
    | "Sessions"
    | "Views"
    | "Alerts"
    | "Limits"
    | "Channels"
    | "Webhooks"
    | "API keys"
    | "Sign-in"
    | "Operation";
  summary: string;
  description: string;
  /** What an API key must be allowed to do; null for endpoints that need neither key nor sign-in. */
  permission: Permission | null;
  /** An object of up to three parts: `params` of the path, `query` of the URL, and the JSON `body`. */
  input: Input;
  /** The whole body of a successful answer; never for one that is a file or has no body. */
  answer: Answer;
  /** The media types of an answer that is a file, streamed as it is made. Failures are JSON until its first byte. */
  file?: readonly string[];
  /** Whether the JSON may also come as the field `json` of a form: how a page has the browser save an answer. */
  takesForm?: true;
  /** With 204 there is no body. */
  status: 200 | 201 | 204;
  /** Errors beyond those that follow from the rest: authorisation, validation, a fault of Facet or its storage. */
  errors?: readonly ErrorCode[];
}

/** Declares an endpoint; the exact types of its schemas and its permission carry over to its handler. */
export function contract<
  const Access extends Permission | null,
  Input extends z.ZodObject,
  Answer extends z.ZodType,
>(declaration: Contract<Input, Answer> & { permission: Access }) {
  return declaration;
}

/** The body of a successful answer: `{ data, error: null }`. */
export function dataAnswer<Data extends z.ZodType>(data: Data) {
  return z.object({ data, error: z.null() });
}

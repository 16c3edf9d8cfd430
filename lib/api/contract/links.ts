import { z } from "zod";
import { contract, dataAnswer } from "./contract";

const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16}$/, { error: "must be the 16 characters of a link's id." })
  .meta({ example: "q83vEjRWeJCrze8S" });

const stateCharsMax = 256 * 1024;

export const createLink = contract({
  method: "POST",
  path: "/v1/link",
  operationId: "createLink",
  tag: "Views",
  summary: "Keep the state of a long link",
  description: "For links that would be too long. The same state always gets the same id.",
  permission: "w",
  input: z.object({
    body: z.strictObject({
      state: z.string().min(1).max(stateCharsMax).meta({ description: "Any text, such as a URL's query" }),
    }),
  }),
  answer: dataAnswer(z.object({ id: idSchema })),
  status: 201,
});

export const getLink = contract({
  method: "GET",
  path: "/v1/link/{linkId}",
  operationId: "getLink",
  tag: "Views",
  summary: "Get the state of a link",
  description: "The text that was kept under this id.",
  permission: "r",
  input: z.object({ params: z.object({ linkId: idSchema }) }),
  answer: dataAnswer(z.object({ id: idSchema, state: z.string() })),
  status: 200,
  errors: ["not_found"],
});

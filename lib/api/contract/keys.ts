import { z } from "zod";
import { permissionSchema } from "@/lib/auth/api-key";
import { contract, dataAnswer } from "./contract";
import { nameSchema } from "./values";

const keySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    hint: z.string().meta({ description: "The last four characters of the key" }),
    permission: permissionSchema.meta({
      description: "r reads, w writes and calls the gateway, rw does both",
    }),
    created_at: z.string(),
    revoked_at: z.string().nullable(),
    is_from_environment: z.boolean().meta({ description: "Whether it stands in FACET_API_KEY" }),
  })
  .meta({ id: "ApiKey" });

export const listKeys = contract({
  method: "GET",
  path: "/api/keys",
  operationId: "listKeys",
  tag: "API keys",
  summary: "List API keys",
  description: "All keys of the organization, oldest first, revoked ones included. Their text is not kept.",
  permission: "rw",
  input: z.object({}),
  answer: dataAnswer(z.array(keySchema)),
  status: 200,
});

export const createKey = contract({
  method: "POST",
  path: "/api/keys",
  operationId: "createKey",
  tag: "API keys",
  summary: "Make an API key",
  description: "The key itself stands in this answer and is never shown again.",
  permission: "rw",
  input: z.object({
    body: z.strictObject({
      name: nameSchema(100),
      permission: permissionSchema.default("rw"),
    }),
  }),
  answer: dataAnswer(keySchema.extend({ key: z.string().meta({ example: "sk-facet-…" }) })),
  status: 201,
});

export const revokeKey = contract({
  method: "DELETE",
  path: "/api/keys/{id}",
  operationId: "revokeKey",
  tag: "API keys",
  summary: "Revoke an API key",
  description: "Calls with it are refused from now on. Revoking twice changes nothing.",
  permission: "rw",
  input: z.object({ params: z.object({ id: z.uuid() }) }),
  answer: dataAnswer(z.null()),
  status: 200,
  errors: ["not_found", "conflict"],
});

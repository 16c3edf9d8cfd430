import { z } from "zod";
import { contract, dataAnswer } from "./contract";
import { nameSchema } from "./values";
import { savedFilterSchema } from "./view-state";

const name = nameSchema(200);
const params = z.object({ filterId: z.guid().toLowerCase() });

const answered = z.object({
  id: z.uuid(),
  name: z.string(),
  filter: z.unknown().meta({ description: "As it was saved" }),
  createdAt: z.string(),
});

const shared = { tag: "Views", answer: dataAnswer(answered) } as const;

export const listFilters = contract({
  ...shared,
  method: "GET",
  path: "/v1/filter",
  operationId: "listFilters",
  summary: "List saved filters",
  description:
    "The filters of all saved views of requests, by name; the wire format's older form of `/v1/view`.",
  permission: "r",
  input: z.object({}),
  answer: dataAnswer(z.array(answered)),
  status: 200,
});

export const createFilter = contract({
  ...shared,
  method: "POST",
  path: "/v1/filter",
  operationId: "createFilter",
  summary: "Save a filter",
  description: "As a view of requests that holds nothing but a filter.",
  permission: "w",
  input: z.object({ body: z.strictObject({ name, filter: savedFilterSchema }) }),
  status: 201,
});

export const updateFilter = contract({
  ...shared,
  method: "PATCH",
  path: "/v1/filter/{filterId}",
  operationId: "updateFilter",
  summary: "Change a saved filter",
  description: "What is left out stays, the other parts of its view included. The last change counts.",
  permission: "w",
  input: z.object({
    params,
    body: z.strictObject({ name: name.optional(), filter: savedFilterSchema.optional() }),
  }),
  status: 200,
  errors: ["not_found", "conflict"],
});

export const deleteFilter = contract({
  ...shared,
  method: "DELETE",
  path: "/v1/filter/{filterId}",
  operationId: "deleteFilter",
  summary: "Delete a saved filter",
  description: "The view that holds it is deleted.",
  permission: "w",
  input: z.object({ params }),
  answer: dataAnswer(z.null()),
  status: 200,
  errors: ["not_found", "conflict"],
});

import { z } from "zod";
import { viewPages, viewPlaces } from "@/lib/views/view";
import { contract, dataAnswer } from "./contract";
import { fieldNameSchema } from "./field-ref";
import { nameSchema } from "./values";
import { viewStateSchema } from "./view-state";

const name = nameSchema(200);
const params = z.object({ viewId: z.guid().toLowerCase() });
const page = z.enum(viewPages).meta({ description: "The page it is a view of" });

const writer = z
  .uuid()
  .nullable()
  .meta({ description: "Id of the API key; null for people signed in to the dashboard" });

export const viewSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    page,
    is_default: z.boolean().meta({ description: "Whether its page opens with it" }),
    state: z
      .record(z.string(), z.unknown())
      .meta({ description: "As it was saved, fields by their one name" }),
    filter_text: z
      .string()
      .nullable()
      .meta({ description: "The filter as people type it; null when it can no longer be read" }),
    gone: z
      .array(
        z.object({
          field: fieldNameSchema,
          places: z.array(z.enum(viewPlaces)),
          reason: z.string().meta({ example: "No request has a property of that name." }),
        }),
      )
      .meta({ description: "Fields the view names that no longer exist, or never did" }),
    version: z.int(),
    created_by: writer,
    created_at: z.string(),
    updated_by: writer,
    updated_at: z.string(),
  })
  .meta({ id: "View" });

export const listViews = contract({
  method: "GET",
  path: "/v1/view",
  operationId: "listViews",
  tag: "Views",
  summary: "List saved views",
  description:
    "All views of the organization by name, or those of one page. Each says what it names that no longer exists.",
  permission: "r",
  input: z.object({ query: z.object({ page: page.optional() }) }),
  answer: dataAnswer(z.array(viewSchema)),
  status: 200,
});

export const getView = contract({
  method: "GET",
  path: "/v1/view/{viewId}",
  operationId: "getView",
  tag: "Views",
  summary: "Get a saved view",
  description: "One view as it is now.",
  permission: "r",
  input: z.object({ params }),
  answer: dataAnswer(viewSchema),
  status: 200,
  errors: ["not_found"],
});

export const createView = contract({
  method: "POST",
  path: "/v1/view",
  operationId: "createView",
  tag: "Views",
  summary: "Save a view",
  description: "Everyone in the organization sees it.",
  permission: "w",
  input: z.object({
    body: z.strictObject({ name, page, state: viewStateSchema, isDefault: z.boolean().default(false) }),
  }),
  answer: dataAnswer(viewSchema),
  status: 201,
  errors: ["conflict"],
});

export const updateView = contract({
  method: "PATCH",
  path: "/v1/view/{viewId}",
  operationId: "updateView",
  tag: "Views",
  summary: "Change a saved view",
  description:
    "Takes the version the change was made on; when someone changed the view since, nothing happens and the answer says " +
    "so. What is left out stays. Making a view the default of its page takes that from the one before.",
  permission: "w",
  input: z.object({
    params,
    body: z.strictObject({
      version: z.int().min(1).meta({ description: "The version that was read" }),
      name: name.optional(),
      state: viewStateSchema.optional().meta({ description: "The whole new state" }),
      isDefault: z.boolean().optional(),
    }),
  }),
  answer: dataAnswer(viewSchema),
  status: 200,
  errors: ["not_found", "conflict"],
});

export const deleteView = contract({
  method: "DELETE",
  path: "/v1/view/{viewId}",
  operationId: "deleteView",
  tag: "Views",
  summary: "Delete a saved view",
  description: "It is gone for everyone in the organization.",
  permission: "w",
  input: z.object({ params }),
  answer: dataAnswer(z.null()),
  status: 200,
  errors: ["not_found", "conflict"],
});

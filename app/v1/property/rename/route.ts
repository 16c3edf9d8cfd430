import { renameProperty } from "@/lib/api/contract/property-governance";
import { route, routes } from "@/lib/api/route";
import { keyChangeAnswer } from "@/lib/properties/key-change-answer";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(renameProperty, ({ body: { dryRun, ...change } }, caller) =>
    keyChangeAnswer(caller, { type: "rename", ...change }, dryRun),
  ),
});

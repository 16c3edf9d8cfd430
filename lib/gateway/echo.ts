import type { KeyGrant } from "./deps";
import type { CallHeaders } from "./headers";

/** What `/helicone/test` tells about a call's headers; keys are not among it. */
export function echoOf(headers: CallHeaders, grant: KeyGrant, requestId: string) {
  return {
    message: "Facet understood this.",
    requestId,
    organizationId: grant.organizationId,
    userId: headers.userId,
    properties: Object.fromEntries(headers.properties.entries),
    modelOverride: headers.modelOverride,
    omitRequest: headers.omitRequest,
    omitResponse: headers.omitResponse,
    targetUrl: headers.openAiApiBase ?? headers.targetUrl ?? null,
    notes: headers.properties.notes,
  };
}

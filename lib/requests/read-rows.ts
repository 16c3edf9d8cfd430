import { spellingBook } from "@/lib/properties/spelling-book";
import type { StoredRequest } from "@/lib/queries/request-columns";
import type { RequestRow } from "@/lib/record";
import { type ShownBodies, toRequestRow } from "./request-row";
import { shownBodies } from "./shown-bodies";
import { storedProperties } from "./stored-properties";

/** The API's rows of stored requests: with the spelling of their property keys, and their bodies when asked for. */
export async function readRows(
  organizationId: string,
  requests: readonly StoredRequest[],
  { includeBodies }: { includeBodies: boolean },
): Promise<RequestRow[]> {
  const keys = new Set(
    requests.flatMap(({ propertiesJson }) => [...storedProperties(propertiesJson).keys()]),
  );
  const [spellings, bodies] = await Promise.all([
    spellingBook().spellingsOf(organizationId, [...keys]),
    includeBodies ? shownBodies(organizationId, requests) : new Map<string, ShownBodies>(),
  ]);
  return requests.map((request) =>
    toRequestRow(request, bodies.get(request.requestId) ?? withoutBodies, spellings),
  );
}

const withoutBodies: ShownBodies = { requestBody: null, responseBody: null };

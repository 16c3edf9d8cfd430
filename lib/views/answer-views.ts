import type { z } from "zod";
import type { viewSchema } from "@/lib/api/contract/views";
import { printText } from "@/lib/filters/text/print";
import { parseWire } from "@/lib/filters/wire/parse";
import { asObject } from "@/lib/guards";
import { spellingBook } from "@/lib/properties/spelling-book";
import { listStoredViews } from "@/lib/queries/list-views";
import { listPropertyKeyMarks } from "@/lib/queries/property-key-marks";
import { goneFields } from "./gone";
import type { StoredView, ViewState } from "./view";
import { viewNotFound } from "./views";

type AnsweredView = z.input<typeof viewSchema>;

/** The views of an organization that `isShown` picks, by name and in the API's words. */
export async function answerViews(
  organizationId: string,
  isShown: (view: StoredView) => boolean,
): Promise<AnsweredView[]> {
  const all = await listStoredViews(organizationId);
  const views = all.filter((view) => !view.isDeleted && isShown(view));
  const states = views.map(({ stateJson }) => asObject(JSON.parse(stateJson)));
  const whyGone = await goneProperties(organizationId, states);
  return views.map((view, index): AnsweredView => {
    const state = states[index] ?? {};
    const filter = parseWire(state.filter ?? "all");
    return {
      id: view.id,
      name: view.name,
      page: view.page,
      is_default: defaultOf(view.page, all) === view,
      state,
      filter_text: filter.ok ? printText(filter.filter) : null,
      gone: goneFields(state, whyGone),
      version: view.version,
      created_by: view.createdBy,
      created_at: new Date(view.createdAtMs).toISOString(),
      updated_by: view.updatedBy,
      updated_at: new Date(view.updatedAtMs).toISOString(),
    };
  });
}

/**
 * One view in the API's words.
 *
 * @throws ApiError `not_found`.
 */
export async function answerView(organizationId: string, id: string): Promise<AnsweredView> {
  const [view] = await answerViews(organizationId, (one) => one.id === id);
  if (!view) {
    throw viewNotFound(id);
  }
  return view;
}

/** What became of a property that these views name, by its stored key; undefined for one that is there. */
async function goneProperties(organizationId: string, states: readonly ViewState[]) {
  const asked = new Set<string>();
  for (const state of states) {
    goneFields(state, (key) => void asked.add(key));
  }
  const [known, { retired }] = await Promise.all([
    spellingBook().spellingsOf(organizationId, [...asked]),
    listPropertyKeyMarks(organizationId),
  ]);
  return (key: string): string | undefined => {
    if (retired.has(key)) return "It was renamed, merged into another or deleted.";
    return known.has(key) ? undefined : "No request has a property of that name.";
  };
}

/** A page's default is what was last said about it: a view made the default, or one that ceased to be it. */
function defaultOf(page: StoredView["page"], all: readonly StoredView[]): StoredView | undefined {
  const said = all.filter((view) => view.page === page && view.defaultChangedAtMs > 0);
  const last = said.reduce<StoredView | undefined>(
    (latest, view) => (latest && latest.defaultChangedAtMs >= view.defaultChangedAtMs ? latest : view),
    undefined,
  );
  return last?.isDefault && !last.isDeleted ? last : undefined;
}

import { listPropertyRules } from "@/lib/api/contract/property-governance";
import { route, routes } from "@/lib/api/route";
import { listStandingRules } from "@/lib/properties/rule-book";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(listPropertyRules, async (_, { organizationId }) => {
    const rules = await listStandingRules(organizationId);
    const data = rules.map(({ key, rule, createdAtMs, editId }) => ({
      key,
      action: rule.action,
      target: rule.action === "rename" ? rule.target : null,
      keep: rule.action === "rename" ? rule.keep : null,
      created_at: new Date(createdAtMs).toISOString(),
      edit_id: editId,
    }));
    return { data, error: null };
  }),
});

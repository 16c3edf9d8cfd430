import { testChannel as testContract } from "@/lib/api/contract/channels";
import { route, routes } from "@/lib/api/route";
import { testChannel } from "@/lib/channels/test-channel";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  POST: route(testContract, async ({ params: { channelId } }, { organizationId }, { signal }) => {
    const { isDelivered, message } = await testChannel(organizationId, channelId, signal);
    return { data: { is_delivered: isDelivered, message }, error: null };
  }),
});

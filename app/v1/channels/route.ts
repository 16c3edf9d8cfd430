import { createChannel as createContract, listChannels } from "@/lib/api/contract/channels";
import { route, routes } from "@/lib/api/route";
import { answerChannels, answerWritten } from "@/lib/channels/answer-channels";
import { createChannel } from "@/lib/channels/channels";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  GET: route(listChannels, async (_input, { organizationId }) => ({
    data: await answerChannels(organizationId),
    error: null,
  })),
  POST: route(createContract, async ({ body: { name, kind, ...parts } }, caller) => ({
    data: await answerWritten(caller.organizationId, await createChannel(caller, { name, kind, parts })),
    error: null,
  })),
});

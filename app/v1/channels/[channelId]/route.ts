import { deleteChannel as deleteContract, updateChannel } from "@/lib/api/contract/channels";
import { route, routes } from "@/lib/api/route";
import { answerWritten } from "@/lib/channels/answer-channels";
import { changeChannel, deleteChannel } from "@/lib/channels/channels";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  PATCH: route(updateChannel, async ({ params: { channelId }, body }, caller) => {
    const { version, name, ...parts } = body;
    const written = await changeChannel(caller, channelId, { name, parts }, version);
    return { data: await answerWritten(caller.organizationId, written), error: null };
  }),
  DELETE: route(deleteContract, async ({ params: { channelId } }, caller) => {
    await deleteChannel(caller, channelId);
    return { data: null, error: null };
  }),
});

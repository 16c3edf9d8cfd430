import type { Caller } from "@/lib/auth/authorize";
import { actorOf } from "@/lib/edits/actor";
import { currentEditAnswer, sampleAnswer } from "@/lib/edits/edit-answer";
import { changeKey, type KeyChange, planKeyChange } from "./govern";

/** Shows or starts a change of a key, in the API's words. */
export async function keyChangeAnswer(caller: Caller, change: KeyChange, isDryRun: boolean) {
  const { organizationId } = caller;
  if (isDryRun) {
    const { keys, sample, ...plan } = await planKeyChange(organizationId, change);
    return { data: { plan: { ...plan, sample: sampleAnswer(keys, sample) }, edit: null }, error: null };
  }
  const edit = await changeKey(organizationId, change, await actorOf(caller));
  return { data: { plan: null, edit: edit && (await currentEditAnswer(edit)) }, error: null };
}

/** What is to become of a key. */
export type KeyChange =
  | { type: "rename"; key: string; to: string }
  | { type: "merge"; key: string; into: string; keep: "target" | "source" }
  | { type: "delete"; key: string; keepDropping: boolean };

/** The endpoint of a change and its body, without the dry run's mark. */
export function changeCall(change: KeyChange): { path: string; body: Record<string, unknown> } {
  const { type, ...body } = change;
  return { path: `/v1/property/${type}`, body };
}

/** Whether a rename only changes how the key is spelled: keys ignore case. */
export function isRespelling(change: KeyChange): boolean {
  return change.type === "rename" && change.key.toLowerCase() === change.to.toLowerCase();
}

/** A list in an address: members divided by commas, which they themselves escape. */
export function printList(members: readonly string[]): string {
  return members.map((member) => member.replaceAll("%", "%25").replaceAll(",", "%2C")).join(",");
}

/** What `printList` wrote; an empty text is no member. */
export function parseList(text: string): string[] {
  if (text === "") return [];
  return text.split(",").map((member) => member.replaceAll("%2C", ",").replaceAll("%25", "%"));
}

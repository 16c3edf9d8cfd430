import { createHash } from "node:crypto";
import type { Message } from "@/lib/conversations/conversation";
import { messageText } from "@/lib/conversations/message-key";
import { readConversation } from "@/lib/conversations/read-conversation";
import { type Bodies, getBodies } from "@/lib/queries/get-bodies";
import { oldestFirst, type SessionRequest } from "@/lib/queries/list-session-requests";
import { encodeCursor } from "@/lib/requests/cursor";
import { type SessionPage, sessionRequests } from "./one-session";

/** The bodies of one page together; a page holds at least one request. */
const pageBytesMax = 8 * 1024 * 1024;

/** One call of a session: the keys of what it sent and of what came back. */
interface ConversationCall {
  request_id: string;
  asked: string[];
  answered: string[];
}

/** A page of what was said in a session, each message once. */
export async function querySessionConversation(organizationId: string, page: SessionPage) {
  const { requests, next } = await sessionRequests(organizationId, page);
  const some = withinBytes(requests);
  const bodies = await getBodies(organizationId, some);
  const messages = new Map<string, Omit<Message, "isAnswer">>();
  const keep = ({ isAnswer, ...message }: Message): string => {
    const key = createHash("sha256")
      .update(messageText({ ...message, isAnswer }))
      .digest("base64url")
      .slice(0, 22);
    // The answer itself also tells how the model got there, which its repetitions leave out.
    if (isAnswer || !messages.has(key)) {
      messages.set(key, message);
    }
    return key;
  };
  const calls = some.map(({ requestId }): ConversationCall => {
    const said = messagesOf(bodies.get(requestId));
    return {
      request_id: requestId,
      asked: said.filter(({ isAnswer }) => !isAnswer).map(keep),
      answered: said.filter(({ isAnswer }) => isAnswer).map(keep),
    };
  });
  const last = some.length < requests.length ? some.at(-1)?.position : next;
  return {
    data: { calls, messages: Object.fromEntries(messages) },
    cursor: last ? encodeCursor(oldestFirst, last) : null,
  };
}

/** As many of the requests, from the first on, as fit into a page. */
function withinBytes(requests: readonly SessionRequest[]): readonly SessionRequest[] {
  let bytes = 0;
  const end = requests.findIndex((request) => {
    bytes += request.bodyBytes;
    return bytes > pageBytesMax;
  });
  return end === -1 ? requests : requests.slice(0, Math.max(end, 1));
}

function messagesOf(bodies: Bodies | undefined): readonly Message[] {
  const { requestBody = "", responseBody = "" } = bodies ?? {};
  return readConversation(parsed(requestBody), parsed(responseBody))?.messages ?? [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

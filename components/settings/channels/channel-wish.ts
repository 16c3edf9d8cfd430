import type { ChannelKind } from "@/lib/channels/channel";
import type { ChannelWish } from "./use-channels";

/** What was typed into the form. */
export interface ChannelDraft {
  name: string;
  address: string;
  eventsUrl: string;
  isNewSecretWanted: boolean;
}

/** What is asked of the API. A field that was left empty stays as it is, or is what it is without. */
export function channelWish(kind: ChannelKind, draft: ChannelDraft): ChannelWish {
  const name = draft.name.trim();
  const address = draft.address.trim();
  const eventsUrl = draft.eventsUrl.trim();
  switch (kind) {
    case "email":
      return { name, to: address.split(/[\s,;]+/).filter((part) => part !== "") };
    case "pagerduty":
      return { name, ...(address && { routingKey: address }), ...(eventsUrl && { eventsUrl }) };
    default:
      return {
        name,
        ...(address && { url: address }),
        ...(draft.isNewSecretWanted && { signingSecret: "new" }),
      };
  }
}

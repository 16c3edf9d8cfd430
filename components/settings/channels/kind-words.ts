import type { ChannelKind } from "@/lib/channels/channel";

interface KindWords {
  label: string;
  /** What one uses it for, under its name. */
  hint: string;
  /** The field for its address: what it is called, what it looks like, and where people find it. */
  address: { label: string; placeholder: string; help: string };
}

/** What the screen says about each kind of channel, in the order it offers them. */
export const kindWords: Readonly<Record<ChannelKind, KindWords>> = {
  email: {
    label: "E-mail",
    hint: "One mail to some people",
    address: {
      label: "Recipients",
      placeholder: "ops@example.com, on-call@example.com",
      help: "Divided by commas.",
    },
  },
  slack: {
    label: "Slack",
    hint: "Or Mattermost and the like",
    address: {
      label: "Webhook URL",
      placeholder: "https://hooks.slack.com/services/…",
      help: "In Slack: your app, Incoming Webhooks, Add New Webhook.",
    },
  },
  pagerduty: {
    label: "PagerDuty",
    hint: "Opens and resolves incidents",
    address: {
      label: "Integration key",
      placeholder: "32 letters and digits",
      help: "In PagerDuty: the service, Integrations, Events API v2.",
    },
  },
  teams: {
    label: "Teams",
    hint: "A card in a channel",
    address: {
      label: "Workflow URL",
      placeholder: "https://….logic.azure.com/workflows/…",
      help: "In Teams: the channel, Workflows, “Post to a channel when a webhook request is received”.",
    },
  },
  discord: {
    label: "Discord",
    hint: "A message in a channel",
    address: {
      label: "Webhook URL",
      placeholder: "https://discord.com/api/webhooks/…",
      help: "In Discord: the channel's settings, Integrations, Webhooks.",
    },
  },
  webhook: {
    label: "Webhook",
    hint: "Signed JSON for your own code",
    address: {
      label: "URL",
      placeholder: "https://example.com/hooks/facet",
      help: "Posts are signed as Standard Webhooks says; the key is shown once, after this.",
    },
  },
};

import { Gauge, List, MessagesSquare, Settings, Tags, Users, Webhook } from "lucide-react";

/** The screens of the dashboard, for the navigation and the palette. */
export const screens = [
  { href: "/requests", label: "Requests", Icon: List },
  { href: "/properties", label: "Properties", Icon: Tags },
  { href: "/users", label: "Users", Icon: Users },
  { href: "/sessions", label: "Sessions", Icon: MessagesSquare },
  { href: "/limits", label: "Limits", Icon: Gauge },
  { href: "/webhooks", label: "Webhooks", Icon: Webhook },
  { href: "/settings", label: "Settings", Icon: Settings },
] as const;

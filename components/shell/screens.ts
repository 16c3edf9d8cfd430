import {
  Bell,
  ChartColumnStacked,
  CircleGauge,
  Coins,
  Gauge,
  LayoutDashboard,
  List,
  MessagesSquare,
  Settings,
  Tags,
  Users,
  Webhook,
} from "lucide-react";

/** The screens of the dashboard, for the navigation and the palette. */
export const screens = [
  { href: "/overview", label: "Overview", Icon: LayoutDashboard },
  { href: "/requests", label: "Requests", Icon: List },
  { href: "/costs", label: "Costs", Icon: ChartColumnStacked },
  { href: "/unit-costs", label: "Unit costs", Icon: Coins },
  { href: "/performance", label: "Performance", Icon: Gauge },
  { href: "/properties", label: "Properties", Icon: Tags },
  { href: "/users", label: "Users", Icon: Users },
  { href: "/sessions", label: "Sessions", Icon: MessagesSquare },
  { href: "/alerts", label: "Alerts", Icon: Bell },
  { href: "/limits", label: "Limits", Icon: CircleGauge },
  { href: "/webhooks", label: "Webhooks", Icon: Webhook },
  { href: "/settings", label: "Settings", Icon: Settings },
] as const;

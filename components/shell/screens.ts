import { List, Settings, Tags } from "lucide-react";

/** The screens of the dashboard, for the navigation and the palette. */
export const screens = [
  { href: "/requests", label: "Requests", Icon: List },
  { href: "/properties", label: "Properties", Icon: Tags },
  { href: "/settings", label: "Settings", Icon: Settings },
] as const;

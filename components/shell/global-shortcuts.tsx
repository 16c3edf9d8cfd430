"use client";

import { useRouter } from "next/navigation";
import { useShortcut } from "./use-shortcut";

/** The keys that work on every screen. */
export function GlobalShortcuts() {
  const router = useRouter();
  useShortcut("g>o", () => router.push("/overview"));
  useShortcut("g>r", () => router.push("/requests"));
  useShortcut("g>c", () => router.push("/costs"));
  useShortcut("g>f", () => router.push("/performance"));
  useShortcut("g>p", () => router.push("/properties"));
  useShortcut("g>u", () => router.push("/users"));
  useShortcut("g>s", () => router.push("/sessions"));
  useShortcut("g>t", () => router.push("/settings"));
  return null;
}

"use client";

/** One user. */
export function UserScreen() {
  return null;
}

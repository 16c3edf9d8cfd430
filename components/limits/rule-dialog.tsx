"use client";

import { LimitDialog } from "./limit-dialog";
import type { Rule } from "./limit-schema";
import { RuleForm } from "./rule-form";

/** Makes a rate limit, or edits one. */
export function RuleDialog({ rule }: { rule?: Rule }) {
  return (
    <LimitDialog
      kind="rate limit"
      name={rule?.name}
      form={(onSaved) => <RuleForm rule={rule} onSaved={onSaved} />}
    />
  );
}

"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { Condition } from "@/lib/filters";
import { ConditionEditor } from "../condition-editor";

/** Adds a condition: field, comparison and value one after the other. */
export function AddCondition({ onAdd }: { onAdd: (condition: Condition) => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger render={<Button variant="ghost" />}>
        <Plus aria-hidden />
        Condition
      </PopoverTrigger>
      <PopoverContent aria-label="Add a condition" className="w-80">
        <ConditionEditor
          initial={{ field: "model", operator: "equals", operands: [] }}
          initialStage="field"
          onApply={(condition) => {
            onAdd(condition);
            setOpen(false);
          }}
          onCancel={() => setOpen(false)}
        />
      </PopoverContent>
    </Popover>
  );
}

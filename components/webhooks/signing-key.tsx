"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Segmented } from "@/components/ui/segmented";

const forms = [
  { value: "helicone", label: "Helicone" },
  { value: "standard", label: "Standard Webhooks" },
] as const;

/** The key that signs, hidden until somebody asks for it, in either of its two writings. */
export function SigningKey({ helicone, standard }: { helicone: string | null; standard: string | null }) {
  const [isShown, setShown] = useState(false);
  const [form, setForm] = useState<(typeof forms)[number]["value"]>("helicone");
  const key = form === "helicone" ? helicone : standard;
  if (key === null) {
    return (
      <p className="text-danger-text">
        It was sealed with another key and cannot be read. Start Facet with its former FACET_SECRET_KEY or
        data directory, or make a new key.
      </p>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <code className="min-w-0 max-w-full break-all font-mono text-xs">{isShown ? key : "•".repeat(24)}</code>
      <span className="flex items-center gap-1">
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={isShown ? "Hide the key" : "Show the key"}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </Button>
        <CopyButton text={key} label="signing key" />
      </span>
      <Segmented label="Writing of the key" value={form} onChange={setForm} options={forms} />
    </div>
  );
}

"use client";

import { type FormEvent, useId } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { permissionWords } from "./api-key-table";
import { useMakeApiKey } from "./use-api-keys";

const permissions = ["rw", "w", "r"] as const;

const hints = {
  rw: "Call providers through Facet, query and edit requests.",
  w: "For an application that only sends calls.",
  r: "For a script that only queries and exports.",
} as const;

/** Asks for a key's name and what it may do. */
export function MakeKeyForm({ onMade }: { onMade: (token: string) => void }) {
  const make = useMakeApiKey();
  const nameId = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const permission = z.enum(permissions).parse(form.get("permission"));
    make.mutate({ name: String(form.get("name")), permission }, { onSuccess: onMade });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <div>
        <label htmlFor={nameId} className="mb-1.5 block font-medium">
          Name
        </label>
        <Input
          id={nameId}
          name="name"
          required
          maxLength={100}
          autoComplete="off"
          placeholder="checkout service, production"
        />
      </div>
      <fieldset>
        <legend className="mb-1.5 font-medium">It may</legend>
        <div className="flex flex-col gap-1.5">
          {permissions.map((permission) => (
            <label
              key={permission}
              className="flex items-start gap-2.5 rounded-md border px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name="permission"
                value={permission}
                defaultChecked={permission === "rw"}
                className="mt-0.5 size-4 accent-accent"
              />
              <span>
                <span className="block font-medium">{permissionWords[permission]}</span>
                <span className="text-muted-foreground text-xs">{hints[permission]}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {make.error && (
        <p role="alert" className="text-danger-text">
          {make.error.message}
        </p>
      )}
      <Button type="submit" variant="primary" size="md" className="self-end" disabled={make.isPending}>
        {make.isPending ? "Making…" : "Make key"}
      </Button>
    </form>
  );
}

import { Button } from "@/components/ui/button";

/** The end of a form: what went wrong, and the button that saves. */
export function FormEnd({
  error,
  isPending,
  verb,
}: {
  error: Error | null;
  isPending: boolean;
  verb: string;
}) {
  return (
    <>
      {error && (
        <p role="alert" className="break-words text-danger-text">
          {error.message}
        </p>
      )}
      <Button type="submit" variant="primary" size="md" className="self-end" disabled={isPending}>
        {isPending ? "Saving…" : verb}
      </Button>
    </>
  );
}

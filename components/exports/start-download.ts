import { z } from "zod";

const failureSchema = z.object({ error: z.string() });

/**
 * Has the browser save the answer of an export straight to disk, however large it is: a form sends the order into a
 * frame nobody sees, and what comes back as an attachment becomes a download. An answer that is none is shown in the
 * frame, and its sentence is told.
 *
 * @returns takes the frame away again; a download that has begun goes on.
 */
export function startDownload(order: unknown, onFailure: (sentence: string) => void): () => void {
  const frame = document.createElement("iframe");
  frame.name = `facet-export-${crypto.randomUUID()}`;
  frame.hidden = true;
  frame.title = "Export";
  document.body.append(frame);
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/v1/request/export";
  form.target = frame.name;
  form.hidden = true;
  const field = document.createElement("textarea");
  field.name = "json";
  field.value = JSON.stringify(order);
  form.append(field);
  document.body.append(form);
  frame.addEventListener("load", () => {
    const text = frame.contentDocument?.body?.textContent ?? "";
    if (text !== "") onFailure(sentenceOf(text));
  });
  form.submit();
  form.remove();
  return () => frame.remove();
}

function sentenceOf(text: string): string {
  try {
    return failureSchema.parse(JSON.parse(text)).error;
  } catch {
    return "The export could not be started.";
  }
}

/** Has the browser save a text as a file. */
export function saveText({ name, mediaType, text }: { name: string; mediaType: string; text: string }): void {
  saveFile(name, new Blob([text], { type: `${mediaType};charset=utf-8` }));
}

/** Has the browser save a file. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The data URL of a content. */
export function dataUrl(mediaType: string, data: string, isBase64 = true): string {
  return isBase64
    ? `data:${mediaType || "application/octet-stream"};base64,${data}`
    : `data:${mediaType || "text/plain"},${encodeURIComponent(data)}`;
}

import { linkText, type PreparedNotice, toneColors } from "./prepare";
import { clipped, escapedHtml } from "./text";

/** Subject and both bodies of a mail. The HTML leans on nothing but tables and inline style, as mail programs do. */
export function mailContent({ headline, lines, facts, url, tone }: PreparedNotice, footer: string) {
  return {
    subject: clipped(headline, subjectCharsMax),
    text: [
      headline,
      ...lines,
      ...(facts.length > 0 ? [facts.map(({ label, value }) => `${label}: ${value}`).join("\n")] : []),
      ...(url === null ? [] : [`${linkText}: ${url}`]),
      `-- \n${footer}`,
    ].join("\n\n"),
    html: [
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escapedHtml(headline)}</title></head>`,
      `<body style="margin:0;padding:24px 16px;font:15px/1.5 -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif">`,
      `<div style="max-width:600px;margin:0 auto;border-left:4px solid ${toneColors[tone]};padding-left:16px">`,
      `<h1 style="margin:0 0 12px;font-size:18px;line-height:1.35">${escapedHtml(headline)}</h1>`,
      ...lines.map((line) => `<p style="margin:0 0 10px">${escapedHtml(line)}</p>`),
      ...(facts.length > 0 ? [factTable(facts)] : []),
      ...(url === null
        ? []
        : [`<p style="margin:16px 0 0"><a href="${escapedHtml(url)}">${linkText}</a></p>`]),
      `<p style="margin:24px 0 0;font-size:12px;opacity:.7">${escapedHtml(footer)}</p>`,
      "</div></body></html>",
    ].join("\n"),
  };
}

const subjectCharsMax = 200;

function factTable(facts: PreparedNotice["facts"]): string {
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><th scope="row" align="left" style="padding:2px 16px 2px 0;font-weight:600;vertical-align:top">${escapedHtml(label)}</th>` +
      `<td style="padding:2px 0;word-break:break-word">${escapedHtml(value)}</td></tr>`,
  );
  return `<table style="border-collapse:collapse;margin:12px 0">${rows.join("")}</table>`;
}

import { hash } from "node:crypto";
import { createTransport } from "nodemailer";
import type { SendResult } from "@/lib/deliveries/delivery";
import { env } from "@/lib/env";
import { mailContent } from "../formats/mail";
import type { PreparedNotice } from "../formats/prepare";

export interface Mail {
  to: readonly string[];
  prepared: PreparedNotice;
  incidentKey: string;
  deliveryId: string;
  publicUrl: string;
  signal: AbortSignal;
}

/** What keeps mail from being sent, as a sentence; null when nothing does. */
export function mailProblem(): string | null {
  const { FACET_SMTP_URL, FACET_MAIL_FROM } = env();
  return FACET_SMTP_URL && FACET_MAIL_FROM
    ? null
    : "Facet has no mail server yet: the operator sets FACET_SMTP_URL and FACET_MAIL_FROM, and starts Facet again.";
}

/** Hands a mail to the operator's mail server. */
export async function sendMail(mail: Mail): Promise<SendResult> {
  const { FACET_SMTP_URL, FACET_MAIL_FROM } = env();
  if (!FACET_SMTP_URL || !FACET_MAIL_FROM) {
    return { outcome: "retry", error: mailProblem(), exchange: null };
  }
  const { to, prepared, incidentKey, deliveryId, publicUrl, signal } = mail;
  const server = new URL(FACET_SMTP_URL).host;
  const transport = createTransport({ url: FACET_SMTP_URL, ...timeoutsMs });
  const stop = () => transport.close();
  signal.addEventListener("abort", stop, { once: true });
  const domain = new URL(publicUrl).hostname.replace(/^\[|\]$/g, "");
  try {
    const { response, rejected } = await transport.sendMail({
      from: FACET_MAIL_FROM,
      to: [...to],
      ...mailContent(
        prepared,
        `Sent by Facet at ${publicUrl}. Channels are kept under ${publicUrl}/settings.`,
      ),
      // A mail that is sent again after its answer was lost has the same id; most servers and programs drop the second.
      messageId: `<${deliveryId}@${domain}>`,
      // Mail programs put under one head what refers to the same thing.
      references: `<${hash("sha256", incidentKey, "hex").slice(0, 32)}@${domain}>`,
      headers: { "Auto-Submitted": "auto-generated" },
      // Nothing in a notice is a path or an address to read from.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const refused = rejected.map(String);
    const exchange = { ...exchangeWith(server, to), responseBody: response };
    return refused.length === 0
      ? { outcome: "delivered", error: null, exchange }
      : { outcome: "delivered", error: `${server} refused ${refused.join(", ")}.`, exchange };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const exchange = { ...exchangeWith(server, to), responseBody: reason };
    return { outcome: "retry", error: `${server} did not take the mail: ${reason}`, exchange };
  } finally {
    signal.removeEventListener("abort", stop);
    transport.close();
  }
}

const timeoutsMs = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** The server by its host alone: its address holds the password. */
function exchangeWith(server: string, to: readonly string[]) {
  return {
    url: `smtp://${server}`,
    requestHeaders: { to: to.join(", ") },
    requestBody: null,
    status: null,
    responseHeaders: {},
    responseBody: "",
  };
}

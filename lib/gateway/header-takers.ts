import { headerText } from "./header-text";
import type { CallHeaders, Credentials } from "./headers";

/** Takes one header's value into what is known of the call. */
type Take = (into: CallHeaders, value: string) => void;

type FieldOf<T> = { [K in keyof CallHeaders]: T extends CallHeaders[K] ? K : never }[keyof CallHeaders];

const asSent = (value: string) => value;
const trimmed = (value: string) => value.trim();

const text =
  (field: FieldOf<string>, read: (value: string) => string = asSent): Take =>
  (into, value) => {
    into[field] = read(value);
  };
const flag =
  (field: FieldOf<boolean>): Take =>
  (into, value) => {
    into[field] = value.trim().toLowerCase() === "true";
  };
const credential =
  (slot: keyof Credentials): Take =>
  (into, value) => {
    const earlier = into.credentials[slot];
    into.credentials[slot] = earlier === undefined ? value : `${earlier}, ${value}`;
  };
const property =
  (key: string): Take =>
  (into, value) =>
    into.properties.add(key, value);
/** Takes a header and lets it go on to the provider. */
const alsoForward =
  (name: string, take: Take): Take =>
  (into, value) => {
    take(into, value);
    into.forward.push(name, value);
  };

const country: Take = (into, value) => {
  // Cloudflare writes XX where it does not know.
  if (/^[A-Za-z]{2}$/.test(value) && value.toUpperCase() !== "XX") {
    into.countryCode = value.toUpperCase();
  }
};
/** Sent twice it is one header whose values are joined, which no policy reads like. */
const rateLimitPolicy: Take = (into, value) => {
  const earlier = into.rateLimitPolicy;
  into.rateLimitPolicy = earlier === undefined ? headerText(value) : `${earlier}, ${headerText(value)}`;
};
const contentLength: Take = (into, value) => {
  into.contentLength = Number(value);
  into.hasBody = into.contentLength > 0;
};
const chunkedBody: Take = (into) => {
  into.hasBody = true;
};
const origin: Take = (into) => {
  into.isFromBrowser = true;
};

/** Headers that are recorded as properties under the wire's own spelling. */
const recordedHeaders = [
  "Helicone-Session-Id",
  "Helicone-Session-Path",
  "Helicone-Session-Name",
  "Helicone-Prompt-Id",
  "Helicone-Experiment-Id",
  "Helicone-Cache-Enabled",
  "Helicone-Cache-Seed",
  "Helicone-Cache-Bucket-Max-Size",
  "Helicone-Cache-Control",
];

/** Headers that mean something to Facet, by name in lower case. They end here unless `alsoForward` says otherwise. */
export const takers: ReadonlyMap<string, Take> = new Map<string, Take>([
  ...recordedHeaders.map((name): [string, Take] => [name.toLowerCase(), property(name)]),
  ["helicone-auth", credential("helicone-auth")],
  ["authorization", credential("authorization")],
  ["x-api-key", credential("x-api-key")],
  ["x-goog-api-key", credential("x-goog-api-key")],
  ["api-key", credential("api-key")],
  ["helicone-target-url", text("targetUrl", trimmed)],
  ["helicone-openai-api-base", text("openAiApiBase", trimmed)],
  ["helicone-request-id", text("requestId", trimmed)],
  ["helicone-user-id", text("userId", headerText)],
  ["helicone-model-override", text("modelOverride", (value) => headerText(value).trim())],
  ["helicone-ratelimit-policy", rateLimitPolicy],
  ["helicone-omit-request", flag("omitRequest")],
  ["helicone-omit-response", flag("omitResponse")],
  ["helicone-stream-usage", flag("wantsStreamUsage")],
  ["helicone-increase-timeout", flag("wantsLongTimeout")],
  ["accept-encoding", text("acceptEncoding")],
  ["content-length", contentLength],
  ["transfer-encoding", chunkedBody],
  ["access-control-request-method", text("preflightMethod")],
  ["access-control-request-headers", text("preflightHeaders")],
  ["cf-ipcountry", country],
  ["x-vercel-ip-country", country],
  ["content-type", alsoForward("content-type", text("contentType"))],
  ["content-encoding", alsoForward("content-encoding", text("contentEncoding"))],
  ["origin", alsoForward("origin", origin)],
  ["x-stripe-customer-id", alsoForward("x-stripe-customer-id", property("stripe_customer_id"))],
]);

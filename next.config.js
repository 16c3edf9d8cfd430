/** @type {import("next").NextConfig} */
export default {
  // The engine is a native addon and undici keeps its own sockets: both stay outside the bundle,
  // so the two module graphs of the process (server.ts and Next's) load the same copy from disk.
  serverExternalPackages: ["chdb", "@clickhouse/client", "undici", "pino"],
  poweredByHeader: false,
  // The gateway streams and the export streams: Next must not hold bytes back to compress them.
  compress: false,
  // Calls for a provider whose path is not the gateway's: the target stands in a header, or the key in the path. The
  // handler sees the URL as it was sent. Behind server.ts these never get as far as Next.
  rewrites: async () => ({
    beforeFiles: [
      ...["helicone-target-url", "helicone-openai-api-base"].map((key) => ({
        source: "/:path((?!v1/|_next/).*)",
        has: [{ type: /** @type {const} */ ("header"), key }],
        destination: "/v1/gateway/:path",
      })),
      { source: "/:key/v1/:path*", destination: "/v1/gateway/:path*" },
    ],
  }),
  reactStrictMode: true,
  // Types are checked by `npm run typecheck`. Here the check would read the tests as well, whose packages a
  // production install does not have.
  typescript: { ignoreBuildErrors: true },
  // The dashboard is served from the checkout it was built in; telemetry and dev overlays stay out of it.
  devIndicators: false,
};

import type { NextConfig } from "next";

// Where the backend listens. Read when the server starts under `next dev`, but when the site is built
// under `next build`: the finished site keeps the value it was built with.
const apiUrl = process.env.API_URL ?? "http://127.0.0.1:8000";

const config: NextConfig = {
  // The browser only ever talks to this server, so the backend needs no CORS and no public address.
  async rewrites() {
    return ["api", "auth"].map((root) => ({ source: `/${root}/:path*`, destination: `${apiUrl}/${root}/:path*` }));
  },
  poweredByHeader: false,
  // Nothing is written into the source folder, nobody is asked to upgrade, and no question is sent out
  // about it. (Telemetry has no setting here: NEXT_TELEMETRY_DISABLED=1 in the environment, see ef.toml.)
  agentRules: false,
  experimental: { agentUpgrade: false },
};

export default config;

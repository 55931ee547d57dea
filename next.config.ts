import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { env } from "./server/platform/env";

env();

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["@node-rs/argon2", "pino", "pg", "shiki", "@react-pdf/renderer"],
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);

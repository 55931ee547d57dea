import type { MetadataRoute } from "next";
import { LOCALES } from "@/lib/i18n/locales";
import { env } from "@/server/platform/env";

const PRIVATE = ["account", "admin", "checkout", "dashboard", "instructor", "learn", "sign-in", "sign-up", "verify", "reset", "magic-link", "unsubscribe"];

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", disallow: ["/api/", ...LOCALES.flatMap((locale) => PRIVATE.map((section) => `/${locale}/${section}`))] },
    sitemap: `${env().APP_URL}/sitemap.xml`,
  };
}

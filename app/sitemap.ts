import type { MetadataRoute } from "next";
import { LOCALES } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { readSitemap } from "@/server/catalog";
import { env } from "@/server/platform/env";

/** Made for each request from cached rows, so that a build needs no database. */
export const dynamic = "force-dynamic";

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { APP_URL } = env();
  const entries = [{ path: "/" }, { path: "/courses" }, { path: "/paths" }, ...(await readSitemap())];
  return entries.flatMap((entry) =>
    LOCALES.map((locale) => ({
      url: APP_URL + localePath(locale, entry.path),
      ...("updatedAt" in entry && { lastModified: entry.updatedAt }),
      alternates: { languages: Object.fromEntries(LOCALES.map((other) => [other, APP_URL + localePath(other, entry.path)])) },
    })),
  );
}

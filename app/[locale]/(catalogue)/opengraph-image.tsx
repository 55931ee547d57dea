import { getTranslations } from "@/lib/i18n/get-translations";
import { SOCIAL_SIZE, socialCard } from "@/components/og/social-card";
import { toLocale } from "@/lib/i18n/locales";

export const size = SOCIAL_SIZE;
export const contentType = "image/png";
export const alt = "Criterio";

export default async function HomeImage({ params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: "catalog.home" });
  return socialCard({ slug: "criterio", topic: "design", title: `${t("titleA")} ${t("titleB")}`, detail: "criterio" });
}

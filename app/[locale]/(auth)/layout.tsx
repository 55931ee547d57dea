import type { Metadata } from "next";
import type { ReactElement, ReactNode } from "react";
import { SiteHeader } from "@/components/patterns/site-header";
import { MessageScope } from "@/components/shell/message-scope";
import { ThemeToggle } from "@/components/ui/theme-toggle";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { setRequestLocale } from "@/lib/i18n/request-locale";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export const dynamic = "force-dynamic";
/** Addresses here carry single-use secrets: no search engine keeps them and no other site is told of them. */
export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: "no-referrer" };

export default async function AuthLayout({ children, params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations({ locale, namespace: "common" });
  return (
    <MessageScope locale={locale} domains={["identity", "errors"]}>
      <SiteHeader
        homeHref={localePath(locale, "/")}
        items={[{ label: t("nav.catalogue"), href: localePath(locale, "/courses") }]}
        labels={{ skip: t("skip"), brand: t("brand"), nav: t("nav.label"), menu: t("menu") }}
        end={<ThemeToggle label={t("theme")} />}
      />
      {children}
    </MessageScope>
  );
}

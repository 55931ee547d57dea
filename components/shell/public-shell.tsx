import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement, ReactNode } from "react";
import { SiteFooter } from "@/components/patterns/site-footer";
import { SiteHeader } from "@/components/patterns/site-header";
import { ThemeToggle } from "@/components/ui/theme-toggle";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { readLegalDocuments } from "@/server/catalog";
import { SessionIsland } from "./session-island";

type Props = {
  locale: Locale;
  /** The documents that the footer links to. */
  legal: Awaited<ReturnType<typeof readLegalDocuments>>;
  children: ReactNode;
};

/** Masthead and footer of every public page. No per-visitor byte: the session shows itself in the browser. */
export async function PublicShell({ locale, legal, children }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "common" });
  return (
    <>
      <SiteHeader
        homeHref={localePath(locale, "/")}
        items={[
          { label: t("nav.catalogue"), href: localePath(locale, "/courses") },
          { label: t("nav.paths"), href: localePath(locale, "/paths") },
        ]}
        labels={{ skip: t("skip"), brand: t("brand"), nav: t("nav.label"), menu: t("menu") }}
        end={
          <>
            <ThemeToggle label={t("theme")} />
            <SessionIsland
              locale={locale}
              labels={{ signIn: t("nav.signIn"), learning: t("nav.learning"), account: t("nav.account"), studio: t("nav.studio"), admin: t("nav.admin") }}
            />
          </>
        }
      />
      {children}
      <SiteFooter
        tagline={t("tagline")}
        links={legal.map(({ slug, title }) => ({ label: title, href: localePath(locale, `/legal/${slug}`) }))}
        locales={LOCALES.map((other) => ({
          label: t(`locale.${other}`),
          lang: other,
          href: localePath(other, "/"),
          ...(other === locale && { current: true }),
        }))}
        labels={{ nav: t("footer.label"), languages: t("footer.languages") }}
      />
    </>
  );
}

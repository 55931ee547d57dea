import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactElement, ReactNode } from "react";
import { AccountNav } from "@/components/identity/account-nav";
import { IdentityMessages } from "@/components/identity/message-scope";
import { SignOutButton } from "@/components/identity/sign-out-button";
import { SiteHeader } from "@/components/patterns/site-header";
import { ThemeToggle } from "@/components/ui/theme-toggle";
import { Toaster } from "@/components/ui/toaster";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export const dynamic = "force-dynamic";
export const metadata: Metadata = { robots: { index: false, follow: false } };

const PAGES = ["", "purchases", "notifications", "security", "privacy"] as const;

/** The frame of one's account. Each page asks for itself who is there: a layout is not a lock. */
export default async function AccountLayout({ children, params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const [common, t] = await Promise.all([getTranslations({ locale, namespace: "common" }), getTranslations({ locale, namespace: "identity" })]);
  return (
    <IdentityMessages locale={locale}>
      <SiteHeader
        homeHref={localePath(locale, "/")}
        items={[
          { label: common("nav.catalogue"), href: localePath(locale, "/courses") },
          { label: common("nav.learning"), href: localePath(locale, "/dashboard") },
        ]}
        labels={{ skip: common("skip"), brand: common("brand"), nav: common("nav.label"), menu: common("menu") }}
        end={
          <>
            <ThemeToggle label={common("theme")} />
            <SignOutButton label={t("account.signOut")} next={localePath(locale, "/")} />
          </>
        }
      />
      <main id="main" className="page pb-16">
        <header className="pt-9">
          <h1 className="t-page">{t("account.title")}</h1>
        </header>
        <AccountNav
          label={t("account.nav")}
          items={PAGES.map((page) => ({
            label: t(`account.pages.${page || "profile"}`),
            href: localePath(locale, page ? `/account/${page}` : "/account"),
          }))}
        />
        {children}
      </main>
      <Toaster labels={{ region: t("account.toasts"), close: t("account.close") }} />
    </IdentityMessages>
  );
}

import type { Metadata } from "next";
import type { ReactElement, ReactNode } from "react";
import { AccountNav } from "@/components/identity/account-nav";
import { SignOutButton } from "@/components/identity/sign-out-button";
import { MessageScope } from "@/components/shell/message-scope";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { Toaster } from "@/components/ui/toaster";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { currentCtx, mastheadOf } from "@/server/auth";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export const dynamic = "force-dynamic";
export const metadata: Metadata = { robots: { index: false, follow: false } };

const PAGES = ["", "purchases", "certificates", "notifications", "security", "privacy"] as const;

/** The frame of one's account. Each page asks for itself who is there: a layout is not a lock. */
export default async function AccountLayout({ children, params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const [{ viewer }, t] = await Promise.all([currentCtx(), getTranslations({ locale, namespace: "identity" })]);
  return (
    <MessageScope locale={locale} domains={["identity", "errors"]}>
      <SignedInHeader
        locale={locale}
        {...mastheadOf(viewer)}
        end={<SignOutButton label={t("account.signOut")} next={localePath(locale, "/")} />}
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
    </MessageScope>
  );
}

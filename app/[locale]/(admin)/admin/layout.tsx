import type { Metadata } from "next";
import type { ReactElement, ReactNode } from "react";
import { AdminNav } from "@/components/admin/admin-nav";
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

const PAGES = ["overview", "orders", "payments"] as const;

/** The frame of the school's administration. Queries and use cases ask who may: a layout is not a lock. */
export default async function AdminLayout({ children, params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const [{ viewer }, t] = await Promise.all([currentCtx(), getTranslations({ locale, namespace: "admin" })]);
  return (
    <MessageScope locale={locale} domains={["admin", "errors"]}>
      <SignedInHeader locale={locale} {...mastheadOf(viewer)} current="admin" />
      <main id="main" className="page pb-16">
        <AdminNav
          label={t("nav.label")}
          items={PAGES.map((page) => ({ label: t(`nav.${page}`), href: localePath(locale, page === "overview" ? "/admin" : `/admin/${page}`) }))}
        />
        {children}
      </main>
      <Toaster labels={{ region: t("toasts"), close: t("close") }} />
    </MessageScope>
  );
}

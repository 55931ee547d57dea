import type { Metadata } from "next";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { AuthPage } from "@/components/identity/auth-page";
import { RequestLinkForm } from "@/components/identity/request-link-form";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { safeRedirect } from "@/lib/safe-redirect";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ next?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "identity" });
  return { title: `${t("requestVerification.title")} · Criterio` };
}

export default async function RequestVerificationPage({ params, searchParams }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  const next = safeRedirect((await searchParams).next, localePath(locale, "/dashboard"));
  const t = await getTranslations({ locale, namespace: "identity" });
  return (
    <AuthPage
      title={t("requestVerification.title")}
      lede={t("requestVerification.lede")}
      label={t("requestVerification.label")}
      links={[{ text: t("links.haveAccount"), label: t("links.signIn"), href: localePath(locale, `/sign-in?next=${encodeURIComponent(next)}`) }]}
    >
      <RequestLinkForm request="requestVerification" next={next} />
    </AuthPage>
  );
}

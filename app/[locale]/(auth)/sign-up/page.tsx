import type { Metadata } from "next";
import { getTranslations } from "@/lib/i18n/get-translations";
import { redirect } from "next/navigation";
import type { ReactElement } from "react";
import { AuthPage } from "@/components/identity/auth-page";
import { ProviderButtons } from "@/components/identity/provider-buttons";
import { SignUpForm } from "@/components/identity/sign-up-form";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { safeRedirect } from "@/lib/safe-redirect";
import { currentCtx } from "@/server/auth";
import { configuredProviders, env } from "@/server/platform/env";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ next?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "identity" });
  return { title: `${t("signUp.title")} · Criterio` };
}

export default async function SignUpPage({ params, searchParams }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  const next = safeRedirect((await searchParams).next, localePath(locale, "/dashboard"));
  const { viewer } = await currentCtx();
  if (viewer.kind === "user") redirect(next);
  const t = await getTranslations({ locale, namespace: "identity" });
  return (
    <AuthPage
      title={t("signUp.title")}
      lede={t("signUp.lede")}
      label={t("signUp.label")}
      note={t("signUp.note")}
      links={[{ text: t("links.haveAccount"), label: t("links.signIn"), href: localePath(locale, `/sign-in?next=${encodeURIComponent(next)}`) }]}
    >
      <SignUpForm locale={locale} next={next} />
      <ProviderButtons providers={configuredProviders(env())} next={next} />
    </AuthPage>
  );
}

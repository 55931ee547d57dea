import type { Metadata } from "next";
import { getTranslations } from "@/lib/i18n/get-translations";
import { redirect } from "next/navigation";
import type { ReactElement } from "react";
import { AuthPage } from "@/components/identity/auth-page";
import { ProviderButtons } from "@/components/identity/provider-buttons";
import { RefusalCallout } from "@/components/identity/refusal-callout";
import { SignInForm } from "@/components/identity/sign-in-form";
import { Callout } from "@/components/ui/callout";
import type { Refusal } from "@/lib/client/call-procedure";
import { ERROR_CODES } from "@/lib/errors";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { safeRedirect } from "@/lib/safe-redirect";
import { currentCtx } from "@/server/auth";
import { configuredProviders, env } from "@/server/platform/env";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ next?: string; callbackUrl?: string; error?: string; notice?: string }>;
};

const NOTICES = ["password-changed", "account-deleted"];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "identity" });
  return { title: `${t("signIn.title")} · Criterio` };
}

export default async function SignInPage({ params, searchParams }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  const { next: asked, callbackUrl, error, notice = "" } = await searchParams;
  const next = safeRedirect(asked ?? pathOnSite(callbackUrl), localePath(locale, "/dashboard"));
  const ctx = await currentCtx();
  if (ctx.viewer.kind === "user") redirect(next);
  const t = await getTranslations({ locale, namespace: "identity" });
  const [code, seconds] = typeof error === "string" ? error.split(":") : [];
  const refusal: Pick<Refusal, "code" | "params"> | null = code ? { code: isOurs(code) ? code : "auth.provider_failed", params: seconds ? { seconds: Number(seconds) } : {} } : null;
  const query = `?next=${encodeURIComponent(next)}`;
  return (
    <AuthPage
      title={t("signIn.title")}
      label={t("signIn.label")}
      note={t("signIn.note")}
      links={[
        { text: t("links.noAccount"), label: t("links.signUp"), href: localePath(locale, `/sign-up${query}`) },
        { text: t("links.forgot"), label: t("links.reset"), href: localePath(locale, `/reset${query}`) },
        { text: t("links.noPassword"), label: t("links.magicLink"), href: localePath(locale, `/magic-link${query}`) },
      ]}
    >
      {NOTICES.includes(notice) ? <Callout tone="success" role="status" title={t(`signIn.notices.${notice}`)} className="mb-5" /> : null}
      {refusal ? <RefusalCallout refusal={{ ...refusal, issues: [], requestId: ctx.requestId }} /> : null}
      <SignInForm next={next} />
      <ProviderButtons providers={configuredProviders(env())} next={next} />
    </AuthPage>
  );
}

/** next-auth hands back where we were as a whole address of this site. */
function pathOnSite(url: string | undefined): string | undefined {
  const { APP_URL } = env();
  return url?.startsWith(`${APP_URL}/`) ? url.slice(APP_URL.length) : url;
}

/** Our codes, as against next-auth's own for a provider's page that went wrong. */
function isOurs(code: string): boolean {
  return ERROR_CODES.some((known) => known === code);
}

import type { Metadata } from "next";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { ChangeEmailForm } from "@/components/identity/change-email-form";
import { ChangePasswordForm } from "@/components/identity/change-password-form";
import { FirstPassword } from "@/components/identity/first-password";
import { ProviderList } from "@/components/identity/provider-list";
import { RefusalCallout } from "@/components/identity/refusal-callout";
import { SessionList } from "@/components/identity/session-list";
import { Section } from "@/components/patterns/section";
import { Callout } from "@/components/ui/callout";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { signedInCtx } from "@/server/auth/page-ctx";
import { getProfile, listSessions } from "@/server/identity";
import { formatInstant } from "@/server/notifications";
import { configuredProviders, env } from "@/server/platform/env";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ error?: string; linked?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "identity" });
  return { title: `${t("account.pages.security")} · Criterio` };
}

export default async function SecurityPage({ params, searchParams }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  const ctx = await signedInCtx(locale, "/account/security");
  const [t, profile, sessions, { error, linked }] = await Promise.all([
    getTranslations({ locale, namespace: "identity" }),
    getProfile(ctx),
    listSessions(ctx),
    searchParams,
  ]);
  const reader = { locale, timeZone: ctx.viewer.timeZone };
  const configured = configuredProviders(env());
  return (
    <>
      {typeof error === "string" ? <RefusalCallout refusal={{ code: error, params: {}, issues: [], requestId: ctx.requestId }} /> : null}
      {linked ? <Callout tone="success" role="status" title={t("providers.linked")} className="mb-5" /> : null}
      <Section id="password" label={t("password.label")} note={t(profile.hasPassword ? "password.note" : "password.noteNone")}>
        {profile.hasPassword ? <ChangePasswordForm email={profile.email} /> : <FirstPassword email={profile.email} />}
      </Section>
      <Section id="email" label={t("email.label")} note={t("email.note")}>
        <p className="mb-5">
          <span className="meta block">{t("email.current")}</span>
          <b className="break-all">{profile.email}</b>
        </p>
        {profile.hasPassword ? <ChangeEmailForm /> : <p className="meta">{t("email.needsPassword")}</p>}
      </Section>
      {configured.length > 0 || profile.providers.length > 0 ? (
        <Section id="providers" label={t("providers.label")} note={t("providers.note")}>
          <ProviderList
            linked={profile.providers.map(({ provider, linkedAt }) => ({ provider, since: formatInstant(linkedAt, reader) }))}
            available={configured.filter((name) => profile.providers.every(({ provider }) => provider !== name))}
            next={localePath(locale, "/account/security")}
          />
        </Section>
      ) : null}
      <Section id="sessions" label={t("sessions.label")} note={t("sessions.note")}>
        <SessionList
          sessions={sessions.map(({ createdAt, lastSeenAt, ...session }) => ({
            ...session,
            since: formatInstant(createdAt, reader),
            lastSeen: formatInstant(lastSeenAt, reader),
          }))}
        />
      </Section>
    </>
  );
}

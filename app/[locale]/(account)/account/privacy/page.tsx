import type { Metadata } from "next";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { DeleteAccount } from "@/components/identity/delete-account";
import { ExportData } from "@/components/identity/export-data";
import { RefusalCallout } from "@/components/identity/refusal-callout";
import { Section } from "@/components/patterns/section";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { signedInCtx } from "@/server/auth/page-ctx";
import { getProfile, listExports } from "@/server/identity";
import { formatInstant } from "@/server/notifications";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ error?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "identity" });
  return { title: `${t("account.pages.privacy")} · Criterio` };
}

export default async function PrivacyPage({ params, searchParams }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  const ctx = await signedInCtx(locale, "/account/privacy");
  const [t, profile, exports, { error }] = await Promise.all([
    getTranslations({ locale, namespace: "identity" }),
    getProfile(ctx),
    listExports(ctx),
    searchParams,
  ]);
  const reader = { locale, timeZone: ctx.viewer.timeZone };
  return (
    <>
      {typeof error === "string" ? <RefusalCallout refusal={{ code: error, params: {}, issues: [], requestId: ctx.requestId }} /> : null}
      <Section id="export" label={t("export.label")} note={t("export.note")}>
        <p className="max-w-[60ch]">{t("export.body")}</p>
        <ExportData
          exports={exports.map(({ id, status, createdAt, expiresAt, canDownload }) => ({
            id,
            status,
            canDownload,
            asked: formatInstant(createdAt, reader),
            until: expiresAt ? formatInstant(expiresAt, reader) : null,
          }))}
        />
      </Section>
      <Section id="delete" label={t("deletion.label")} note={t("deletion.note")}>
        <p className="max-w-[60ch]">{t("deletion.body")}</p>
        <DeleteAccount hasPassword={profile.hasPassword} email={profile.email} next={localePath(locale, "/sign-in?notice=account-deleted")} />
      </Section>
    </>
  );
}

import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { StudentCertificatePanel } from "@/components/authoring/certificates/student-certificate-panel";
import { PageHead, Section } from "@/components/patterns/section";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { followOfPathSchema } from "@/lib/schemas/paths";
import { mastheadOf } from "@/server/auth";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { findFollowerCertificate } from "@/server/certificates";

type Props = { params: Promise<{ locale: string; pathId: string; followId: string }> };

/** Somebody who follows a path, and their certificate of it. */
export default async function FollowerPage({ params }: Props): Promise<ReactElement> {
  const { locale: name, ...given } = await params;
  const locale = toLocale(name);
  const asked = followOfPathSchema.safeParse(given);
  const here = `/instructor/paths/${given.pathId}`;
  const ctx = await signedInCtx(locale, `${here}/followers/${given.followId}`);
  if (!asked.success) notFound();
  const [t, certificate] = await Promise.all([getTranslations({ locale, namespace: "studio-paths.followers" }), orNotFound(findFollowerCertificate(ctx, asked.data))]);
  return (
    <>
      <title>{`${certificate.name} · Criterio`}</title>
      <SignedInHeader locale={locale} {...mastheadOf(ctx.viewer)} current="studio" />
      <main id="main" className="page pb-16">
        <PageHead
          title={certificate.name}
          actions={
            <a className="link" href={localePath(locale, here)}>
              {t("back")}
            </a>
          }
        />
        <Section id="certificate" label={t("certificate")}>
          <StudentCertificatePanel student={asked.data} name={certificate.name} certificate={certificate} locale={locale} timeZone={ctx.viewer.timeZone} />
        </Section>
      </main>
    </>
  );
}

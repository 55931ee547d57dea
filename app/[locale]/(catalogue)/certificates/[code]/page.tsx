import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { CertificateView, shownName } from "@/components/certificates/certificate-view";
import { certificateState } from "@/lib/domain/certificate-state";
import { linkedInLink } from "@/lib/domain/linked-in-link";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { pageMetadata } from "@/lib/i18n/page-metadata";
import { localePath } from "@/lib/i18n/paths";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { certificateCode } from "@/lib/schemas/certificates";
import { readCertificate, type PublicCertificate } from "@/server/certificates";
import { env } from "@/server/platform/env";

type Props = { params: Promise<{ locale: string; code: string }> };

/** A revocation makes the page anew at once; that time has run out shows within the hour. */
export const revalidate = 3_600;

export function generateStaticParams(): { code: string }[] {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: name, code } = await params;
  const locale = toLocale(name);
  const certificate = await requireCertificate(code);
  const t = await getTranslations({ locale, namespace: "certificates.page" });
  const words = { name: shownName(certificate, t), course: certificate.courseTitle, issuer: certificate.issuerName };
  return pageMetadata({ locale, path: `/certificates/${code}`, title: `${t("title", words)} · Criterio`, description: t("description", words), index: false });
}

/** Says to anybody who has its address whether a certificate counts. */
export default async function CertificatePage({ params }: Props): Promise<ReactElement> {
  const { locale: name, code } = await params;
  const locale = toLocale(name);
  setRequestLocale(locale);
  const certificate = await requireCertificate(code);
  const { APP_URL } = env();
  return (
    <main id="main" className="page pb-16">
      <CertificateView
        certificate={certificate}
        state={certificateState(certificate, new Date())}
        locale={locale}
        origin={APP_URL}
        linkedIn={linkedInLink(certificate, APP_URL + localePath(locale, `/certificates/${code}`))}
      />
    </main>
  );
}

async function requireCertificate(code: string): Promise<PublicCertificate> {
  const certificate = certificateCode.safeParse(code).success ? await readCertificate(code) : null;
  if (!certificate) notFound();
  return certificate;
}

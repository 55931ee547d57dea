import type { ReactElement } from "react";
import { FileDown } from "@/components/ui/icons";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { EarnedCourse } from "@/server/certificates";
import { CertificateBadge } from "./certificate-badge";

type Reader = { locale: Locale; timeZone: string };
type Translator = Awaited<ReturnType<typeof getTranslations>>;

/** One course that was completed: what the certificate says, how it stands, and where it is. */
export async function EarnedItem({ earned, reader }: { earned: EarnedCourse; reader: Reader }): Promise<ReactElement> {
  const { locale } = reader;
  const [t, states] = await Promise.all([getTranslations({ locale, namespace: "certificates.own" }), getTranslations({ locale, namespace: "certificates.state" })]);
  const { courseTitle: course, certificate } = earned;
  return (
    <li className="grid gap-2 border-b border-line py-4">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="t-item">{course}</h3>
        {certificate ? <CertificateBadge state={certificate.state} label={states(certificate.state)} /> : null}
      </div>
      <p className="meta">{factsOf(earned, t, reader).join(" · ")}</p>
      {certificate?.revokedReason ? <p className="max-w-[60ch]">{t("revokedWhy", { reason: certificate.revokedReason })}</p> : null}
      {certificate ? (
        <p className="flex flex-wrap gap-x-5 gap-y-1">
          <a className="link" href={localePath(locale, `/certificates/${certificate.code}`)} aria-label={t("openNamed", { course })}>
            {t("open")}
          </a>
          {certificate.state === "revoked" ? null : (
            <>
              <a className="link inline-flex items-center gap-1.5" href={`/api/certificates/${certificate.code}`} aria-label={t("downloadNamed", { course })} download>
                <FileDown />
                {t("download")}
              </a>
              <a className="link" href={`/api/credentials/${certificate.code}`} aria-label={t("credentialNamed", { course })} download>
                {t("credential")}
              </a>
            </>
          )}
        </p>
      ) : (
        <p className="meta">{earned.certificateGrade === null ? t("noCertificate") : t("gradeAsked", { percent: earned.certificateGrade })}</p>
      )}
    </li>
  );
}

function factsOf({ completedAt, releaseNumber, certificate }: EarnedCourse, t: Translator, { locale, timeZone }: Reader): string[] {
  const day = (instant: string) => formatDate(new Date(instant), locale, timeZone, "long");
  const facts = [t("completedOn", { date: day(completedAt) }), releaseNumber === null ? t("path") : t("release", { number: releaseNumber })];
  if (!certificate) return facts;
  const { hours, grade, issuedAt, expiresAt, state } = certificate;
  return [
    ...facts,
    t("hours", { count: hours, hours: formatNumber(hours, locale, 1) }),
    ...(grade === null ? [] : [t("grade", { grade: formatNumber(grade, locale, 1) })]),
    t("issuedOn", { date: day(issuedAt) }),
    ...(expiresAt === null ? [] : [t(state === "expired" ? "expiredOn" : "validUntil", { date: day(expiresAt) })]),
  ];
}

import type { ReactElement } from "react";
import { Section } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { Callout, type CalloutTone } from "@/components/ui/callout";
import { ExternalLink } from "@/components/ui/icons";
import { certificateKind } from "@/lib/domain/certificate-state";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import type { CertificateField } from "@/lib/schemas/certificate-design";
import type { CertificateState, PublicCertificate } from "@/server/certificates";

type Props = {
  certificate: PublicCertificate;
  state: CertificateState;
  locale: Locale;
  /** Where this page is for everybody, without a slash at the end. */
  origin: string;
  linkedIn: string;
};
type Translator = Awaited<ReturnType<typeof getTranslations>>;

const TONES: Record<CertificateState, CalloutTone> = { valid: "success", expired: "warning", revoked: "danger" };
/** What stands where the name of a deleted account was. */
const NO_NAME = "—";

/** What a certificate says and whether it counts, for whoever was given its address. */
export async function CertificateView({ certificate, state, locale, origin, linkedIn }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "certificates.page" });
  const { issuerName: issuer, courseTitle, revokedAt, expiresAt, design: { logo } } = certificate;
  const day = (instant: string | null) => (instant ? dayOf(instant, locale) : "");
  return (
    <>
      <header className="max-w-[60ch] pt-9">
        {logo ? (
          <img src={`/api/certificates/${certificate.code}/logo`} alt={logo.alt} className="mb-5 h-14 max-w-[14rem] border border-line bg-white object-contain p-1.5" />
        ) : null}
        <p className="meta">{t("certifies", { issuer })}</p>
        <h1 className="t-page mt-1">{shownName(certificate, t)}</h1>
        <p className="mt-3">{t(certificateKind(certificate) === "path" ? "completedPath" : "completed")}</p>
        <p className="t-section mt-1">
          {courseTitle}
        </p>
      </header>
      <Callout tone={TONES[state]} title={t(state)} className="mt-6 max-w-[60ch]">
        <p data-certificate-state={state}>
          {state === "valid" ? t("validText", { issuer }) : state === "expired" ? t("expiredText", { date: day(expiresAt) }) : t("revokedText", { issuer, date: day(revokedAt) })}
        </p>
      </Callout>
      <Section id="details" label={t("label")} className="mt-10">
        <dl className="grid max-w-[44rem] gap-x-8 gap-y-4 sm:grid-cols-2">
          {detailsOf(certificate, t, locale).map(([term, value], index) => (
            <div key={index}>
              <dt className="meta">{term}</dt>
              <dd className="mt-0.5 font-semibold break-words">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-6 max-w-[60ch] text-ink-muted">
          <b className="text-ink">{t("check")}.</b> {t("checkText", { origin })}
        </p>
      </Section>
      {state === "valid" ? (
        <Section id="share" label={t("share")} note={t("shareNote")}>
          <Button asChild>
            <a href={linkedIn} rel="noopener noreferrer">
              <ExternalLink />
              {t("linkedIn")}
            </a>
          </Button>
        </Section>
      ) : null}
    </>
  );
}

/** Who holds it, in words where the account was deleted and took its name along. */
export function shownName({ holderName }: Pick<PublicCertificate, "holderName">, t: (key: "noName") => string): string {
  return holderName === NO_NAME ? t("noName") : holderName;
}

function detailsOf(certificate: PublicCertificate, t: Translator, locale: Locale): [string, string][] {
  const { releaseNumber, parts, hours, grade, completedAt, issuedAt, expiresAt, issuerName, teachers, design, code } = certificate;
  // What the sheet leaves out, as a grade, its page does not tell either.
  const shows = (field: CertificateField): boolean => design.fields.includes(field);
  const row = (term: string, value: string): [string, string] => [term, value];
  return [
    ...(shows("hours") ? [row(t("hours"), t("hoursValue", { count: hours, hours: formatNumber(hours, locale, 1) }))] : []),
    ...(parts.length > 0 ? [row(t("parts"), new Intl.ListFormat(locale).format(parts))] : []),
    ...(shows("release") && releaseNumber !== null ? [row(t("release"), t("releaseValue", { number: releaseNumber }))] : []),
    ...(grade === null || !shows("grade") ? [] : [row(t("grade"), t("gradeValue", { grade: formatNumber(grade, locale, 1) }))]),
    [t("completedOn"), dayOf(completedAt, locale)],
    [t("issuedOn"), dayOf(issuedAt, locale)],
    [t("validUntil"), expiresAt ? dayOf(expiresAt, locale) : t("noEnd")],
    [t("issuer"), issuerName],
    ...(shows("teachers") && teachers.length > 0 ? [row(t("teachers"), new Intl.ListFormat(locale).format(teachers))] : []),
    ...design.signatures.map(({ name, role }) => row(t("signedBy"), [name, role].filter((part) => part !== "").join(", "))),
    [t("code"), code],
  ];
}

/** The page is the same for everybody, so its days are in UTC. */
function dayOf(instant: string, locale: Locale): string {
  return formatDate(new Date(instant), locale, "UTC", "long");
}

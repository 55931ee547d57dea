import type { ReactElement } from "react";
import { Section } from "@/components/patterns/section";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { OwnCertificate } from "@/server/certificates";
import { CertificateSteps } from "./certificate-steps";

/** One's own certificate of a course whose certificate asks for a grade: the way to it, or what it still asks. */
export async function OwnCertificateSection({ certificate: { code, trace }, locale }: { certificate: OwnCertificate; locale: Locale }): Promise<ReactElement | null> {
  const t = await getTranslations({ locale, namespace: "certificates.student" });
  const asksGrade = trace?.steps.some(({ check }) => check === "grade") ?? false;
  if (code === null && !asksGrade) return null;
  return (
    <Section id="certificate" label={t("label")}>
      {trace ? (
        <CertificateSteps trace={trace} locale={locale} />
      ) : (
        <a className="link" href={localePath(locale, `/certificates/${code ?? ""}`)}>
          {t("open")}
        </a>
      )}
    </Section>
  );
}

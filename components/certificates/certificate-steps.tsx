import type { ReactElement } from "react";
import { StepList } from "@/components/patterns/step-list";
import type { CertificateTrace } from "@/lib/domain/certificate-terms";
import { formatNumber } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";

/** What a course asks before it gives its certificate, and what of it is there; nothing once it gave one. */
export async function CertificateSteps({ trace, locale }: { trace: CertificateTrace | null; locale: Locale }): Promise<ReactElement | null> {
  if (trace === null) return null;
  const t = await getTranslations({ locale, namespace: "certificates.steps" });
  return (
    <div className="mb-4">
      <StepList
        label={t("label")}
        yes={t("yes")}
        no={t("no")}
        steps={trace.steps.map(({ check, holds, has, needs }) => ({ name: check, holds, text: t(check === "grade" && has === null ? "noGrade" : check, { has: formatNumber(has ?? 0, locale, 1), needs: needs ?? 0 }) }))}
      />
    </div>
  );
}

import type { ReactElement } from "react";
import { TitledSection } from "@/components/patterns/section";
import { getTranslations } from "@/lib/i18n/get-translations";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { PastRegrade } from "@/server/grades";

type Props = { past: readonly PastRegrade[]; locale: Locale; timeZone: string };

/** Who regraded the quiz, when, why, and what came of it. */
export async function PastRegrades({ past, locale, timeZone }: Props): Promise<ReactElement | null> {
  if (past.length === 0) return null;
  const t = await getTranslations({ locale, namespace: "grading.regrade" });
  return (
    <TitledSection id="regrade-past" title={t("past")} titleClassName="t-section" className="mt-12">
      <ol className="mt-4 grid gap-4">
        {past.map(({ regradeId, by, reason, createdAt, appliedAt, counts }) => (
          <li key={regradeId} className="border-b border-line pb-3">
            <p className="font-semibold">{reason}</p>
            <p>{appliedAt === null ? t("unfinished") : t("pastLine", { ...counts })}</p>
            <p className="meta">
              <time dateTime={createdAt}>{t("by", { name: by ?? "—", when: formatDateTime(new Date(createdAt), locale, timeZone) })}</time>
            </p>
          </li>
        ))}
      </ol>
    </TitledSection>
  );
}

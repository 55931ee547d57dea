import type { ReactElement } from "react";
import { Callout } from "@/components/ui/callout";
import { Check, X } from "@/components/ui/icons";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import type { LessonAccess } from "@/server/learning";

type Props = { access: LessonAccess; releaseNumber: number; locale: Locale };

/** The steps of the decision about a lesson, in the order in which they were asked, and what they came to. */
export async function AccessExplanation({ access, releaseNumber, locale }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "studio-home.why" });
  return (
    <div className="mt-6 grid max-w-[40rem] gap-4">
      <Callout role="status" tone={access.isOpen ? "success" : "warning"} title={t(access.isOpen ? "open" : "closed")}>
        {access.reason === null ? null : <p>{t(`reason.${access.reason}`, { number: releaseNumber })}</p>}
      </Callout>
      <ol className="grid gap-2">
        {access.steps.map(({ check, holds }) => (
          <li key={check} className="flex items-start gap-2.5">
            {holds ? <Check className="mt-1 text-success" label={t("yes")} /> : <X className="mt-1 text-ink-muted" label={t("no")} />}
            <span>{t(`step.${check}.${holds ? "yes" : "no"}`, { number: releaseNumber })}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

import type { ReactElement } from "react";
import { Callout } from "@/components/ui/callout";
import { Check, X } from "@/components/ui/icons";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import type { CourseCompletion } from "@/server/grades";

type Props = { completion: CourseCompletion; locale: Locale };

/** Why a student is done with the course or not: what the course asks, and each lesson that is open with what it asks. */
export async function CompletionExplanation({ completion, locale }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "studio-home.whyDone" });
  const { isComplete, steps, open, required } = completion;
  return (
    <div className="grid max-w-[40rem] gap-4">
      <Callout tone={isComplete ? "success" : "info"} title={t(isComplete ? "done" : "notDone")} />
      <ol className="grid gap-2" aria-label={t("steps")}>
        {steps.map(({ check, holds, has, needs }) => (
          <li key={check} className="flex items-start gap-2.5">
            {holds ? <Check className="mt-1 text-success" label={t("yes")} /> : <X className="mt-1 text-ink-muted" label={t("no")} />}
            <span>{t(`step.${check === "grade" && has === null ? "noGrade" : check}`, { has: has ?? 0, needs: needs ?? 0, required })}</span>
          </li>
        ))}
      </ol>
      {isComplete || open.length === 0 ? null : (
        <ul className="grid gap-1.5" aria-label={t("open")}>
          {open.map(({ lessonId, title, way, role, steps: [step] }) => (
            <li key={lessonId}>
              <span className="font-semibold">{title}</span>
              <span className="meta block">
                {t(`asks.${way}`, { has: step?.has ?? 0, needs: step?.needs ?? 0 })}
                {role === "essential" ? ` ${t("essential")}` : ""}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

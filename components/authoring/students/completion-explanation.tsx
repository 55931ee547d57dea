import type { ReactElement } from "react";
import { StepList } from "@/components/patterns/step-list";
import { Callout } from "@/components/ui/callout";
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
      <StepList
        label={t("steps")}
        yes={t("yes")}
        no={t("no")}
        steps={steps.map(({ check, holds, has, needs }) => ({ name: check, holds, text: t(`step.${check === "grade" && has === null ? "noGrade" : check}`, { has: has ?? 0, needs: needs ?? 0, required }) }))}
      />
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

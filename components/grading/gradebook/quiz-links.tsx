import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { GradebookItem } from "@/server/grades";

type Props = { courseId: string; items: readonly GradebookItem[]; locale: Locale };

/** The way to the regrade of each quiz. */
export function QuizLinks({ courseId, items, locale }: Props): ReactElement | null {
  const t = useTranslations("grading.regrade");
  const quizzes = items.filter(({ kind }) => kind === "quiz");
  if (quizzes.length === 0) return null;
  return (
    <section aria-labelledby="regrade-quizzes" className="mt-8 grid gap-3">
      <h3 id="regrade-quizzes" className="t-item">
        {t("open")}
      </h3>
      <ul className="grid gap-2">
        {quizzes.map(({ itemId, title }) => (
          <li key={itemId}>
            <a className="link" href={localePath(locale, `/instructor/${courseId}/regrade/${itemId}`)}>
              {t("openNamed", { title })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { BankQuestionPage } from "@/server/banks";
import { ItemFigures } from "./item-figures";

type Props = { page: Pick<BankQuestionPage, "versions" | "uses">; locale: Locale; timeZone: string };

/** The versions of a question with how each did, and the quizzes that take one. */
export function QuestionHistory({ page: { versions, uses }, locale, timeZone }: Props): ReactElement {
  const t = useTranslations("banks");
  return (
    <>
      <section aria-labelledby="question-uses">
        <h3 id="question-uses" className="t-item mb-2">
          {t("uses.title")}
        </h3>
        {uses.length === 0 ? <p className="meta">{t("uses.none")}</p> : null}
        <ul className="grid gap-2">
          {uses.map(({ courseId, lessonId, course, lesson, version, how, isPublished, isDraft }) => (
            <li key={`${lessonId}-${how}-${version}-${String(isDraft)}`}>
              <a className="link" href={localePath(locale, `/instructor/${courseId}/lessons/${lessonId}`)}>
                {course}: {lesson}
              </a>
              <p className="meta">{[t(`uses.${how}`, { number: version }), ...(isPublished ? [t("uses.published")] : []), ...(isDraft ? [t("uses.draft")] : [])].join(" · ")}</p>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="question-versions">
        <h3 id="question-versions" className="t-item mb-2">
          {t("versions.title")}
        </h3>
        <ol className="grid gap-2">
          {versions.map(({ number, author, createdAt, statistics }) => (
            <li key={number}>
              <p>{[t("versions.line", { number, date: formatDateTime(new Date(createdAt), locale, timeZone) }), ...(author === null ? [] : [author])].join(" · ")}</p>
              <ItemFigures statistics={statistics} />
            </li>
          ))}
        </ol>
        <p className="meta mt-3">{t("figures.help")}</p>
      </section>
    </>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Marking } from "@/server/grades";
import { LateBadge } from "./late-badge";

type Props = { marking: Marking; base: string; locale: Locale; timeZone: string };

/** Whose version it is, as far as names show, when it came, and the other versions. */
export function MarkingHead({ marking, base, locale, timeZone }: Props): ReactElement {
  const t = useTranslations("grading.desk");
  const { author, lesson, number, state, submittedAt, dueAt, lateness, versions, submissionId } = marking;
  return (
    <header>
      <p className="meta">{lesson}</p>
      <h1 className="t-page mt-1">{author.name ?? t("anonymous", { code: author.code })}</h1>
      <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>{t("version", { number })}</span>
        <time className="meta" dateTime={submittedAt}>
          {t("handedIn", { time: formatDateTime(new Date(submittedAt), locale, timeZone) })}
        </time>
        {dueAt ? <span className="meta">{t("due", { time: formatDateTime(new Date(dueAt), locale, timeZone) })}</span> : null}
        <Badge tone={state === "graded" ? "success" : state === "returned" ? "warning" : "info"}>{t(`state.${state}`)}</Badge>
        <LateBadge lateness={lateness} />
      </p>
      {versions.length > 1 ? (
        <ul className="mt-2 flex flex-wrap gap-3" aria-label={t("versions")}>
          {versions.map((version) => (
            <li key={version.submissionId}>
              {version.submissionId === submissionId ? (
                <b aria-current="true">{t("version", { number: version.number })}</b>
              ) : (
                <a className="link" href={`${base}/${version.submissionId}`}>
                  {t("version", { number: version.number })}
                </a>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </header>
  );
}

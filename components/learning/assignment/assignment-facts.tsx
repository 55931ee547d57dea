"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { TitledSection } from "@/components/patterns/section";
import { Calendar, Check, Clock, FileText, RotateCcw } from "@/components/ui/icons";
import { formatDateTime, formatList, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { AssignmentPage } from "@/server/assessment";
import { useLocalTime } from "../quiz/use-local-time";

/** What to know before beginning: what is handed in, its points, until when in the course's and in one's own time, and what lateness costs. */
export function AssignmentFacts({ page, locale }: { page: AssignmentPage; locale: Locale }): ReactElement {
  const t = useTranslations("assignment.facts");
  const { rules, standing, timeZone } = page;
  const dueAt = standing?.dueAt ?? (rules.due?.kind === "at" ? rules.due.at : null);
  const here = useLocalTime(dueAt, locale, true);
  const there = dueAt === null ? "" : formatDateTime(new Date(dueAt), locale, timeZone);
  return (
    <TitledSection id="assignment-facts" title={t("title")} className="quiz-rules">
      <ul>
        <li>
          <FileText /> {t("takes", { what: formatList(takesOf(rules, t), locale) })}
        </li>
        <li>
          <Check /> {t("points", { points: formatNumber(rules.points, locale, 2), passing: formatNumber(rules.passingPoints, locale, 2) })}
        </li>
        <li>
          <Calendar />
          <span>
            {dueAt === null ? (rules.due?.kind === "days" ? t("days", { days: rules.due.days }) : t("noDue")) : t("due", { time: there, timeZone })}
            {dueAt === null || here === there ? null : <span className="meta block">{t("here", { time: here })}</span>}
            {standing?.extension ? <span className="meta block">{t("extended", { reason: standing.extension.reason })}</span> : null}
          </span>
        </li>
        {dueAt === null && rules.due === null ? null : (
          <li>
            <Clock /> {lateLine(rules, t)}
          </li>
        )}
        <li>
          <RotateCcw /> {rules.resubmissions === null ? t("againAlways") : t("again", { count: rules.resubmissions })}
        </li>
      </ul>
    </TitledSection>
  );
}

type Words = ReturnType<typeof useTranslations<"assignment.facts">>;

function takesOf({ acceptsText, maxLinks, files }: AssignmentPage["rules"], t: Words): string[] {
  return [
    ...(acceptsText ? [t("text")] : []),
    ...(maxLinks > 0 ? [t("links", { count: maxLinks })] : []),
    ...(files ? [files.kinds.length > 0 ? t("filesOf", { count: files.most, kinds: files.kinds.join(", "), size: files.maxMegabytes }) : t("files", { count: files.most, size: files.maxMegabytes })] : []),
  ];
}

function lateLine({ late }: AssignmentPage["rules"], t: Words): string {
  if (late.kind === "refuse") return t("lateRefused");
  if (late.percentPerDay === 0 || late.maxPercent === 0) return late.lastDay === null ? t("lateFree") : t("lateFreeUntil", { days: late.lastDay });
  const cost = { percent: late.percentPerDay, max: late.maxPercent };
  return late.lastDay === null ? t("lateCosts", cost) : t("lateCostsUntil", { ...cost, days: late.lastDay });
}

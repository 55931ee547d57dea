import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import type { Locale } from "@/lib/i18n/locales";
import type { PackageProgress } from "@/server/packages";

type Props = { progress: PackageProgress | null; isDone: boolean; guest: string | null; locale: Locale };

/** Where a learner stands in a package, in words: done or not, passed or not, and the best score. */
export function PackageStanding({ progress, isDone, guest, locale }: Props): ReactElement {
  const t = useTranslations("packages.learner");
  if (guest !== null) return <p className="meta">{guest}</p>;
  const state = isDone ? "done" : progress === null || progress.completion === "unknown" || progress.completion === "not_attempted" ? "open" : "begun";
  const score = progress?.score ?? null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2" data-package-standing={state}>
      <Badge tone={isDone ? "success" : state === "begun" ? "info" : "outline"}>{t(`standing.${state}`)}</Badge>
      {progress && progress.success !== "unknown" ? <Badge tone={progress.success === "passed" ? "success" : "danger"}>{t(`standing.${progress.success}`)}</Badge> : null}
      {score === null ? null : <p className="meta">{t("score", { score: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(score) })}</p>}
      {isDone ? null : <p className="meta">{t("rule")}</p>}
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import type { Lateness } from "@/lib/domain/assignment-terms";

/** By how many days something came late and what that costs; nothing of what came in time. */
export function LateBadge({ lateness: { daysLate, percent } }: { lateness: Lateness }): ReactElement | null {
  const t = useTranslations("grading.desk");
  return daysLate > 0 ? <Badge tone="warning">{t("late", { days: daysLate, percent })}</Badge> : null;
}

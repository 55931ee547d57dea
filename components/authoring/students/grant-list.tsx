import type { ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { formatDate } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import type { CourseStudentDetail } from "@/server/learning";

type Props = { grants: CourseStudentDetail["grants"]; locale: Locale; timeZone: string };

/** What gives or gave a student access, each with its dates. */
export async function GrantList({ grants, locale, timeZone }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "studio-home.student" });
  const day = (instant: string): string => formatDate(new Date(instant), locale, timeZone);
  return (
    <ul className="grid gap-2">
      {grants.map(({ grantId, kind, state, startsAt, endsAt, closedAt }) => (
        <li key={grantId} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <b>{t(`kind.${kind}`)}</b>
          <Badge>{t(`grantState.${state}`)}</Badge>
          <span className="meta">
            {t("since", { day: day(startsAt) })} · {closedAt ? t("closedOn", { day: day(closedAt) }) : endsAt ? t("endsOn", { day: day(endsAt) }) : t("noEnd")}
          </span>
        </li>
      ))}
    </ul>
  );
}

import type { ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { formatDateTime } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import type { CourseChange } from "@/server/authoring";
import { RestoreChange } from "./restore-change";

type Props = { courseId: string; changes: readonly CourseChange[]; locale: Locale; timeZone: string };

/** Who did what to a course and when; what can be taken back has its button. */
export async function ChangeList({ courseId, changes, locale, timeZone }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "studio-home.history" });
  return (
    <ul>
      {changes.map(({ changeId, kind, at, by, subject, isUndone, canRestore }) => {
        const what = t(`kind.${kind}`, { title: subject.title, count: subject.count });
        return (
          <li key={changeId} className="flex flex-wrap items-start justify-between gap-3 border-b border-line py-4">
            <div className="min-w-0">
              <p>
                {what} {isUndone ? <Badge>{t("undone")}</Badge> : null}
              </p>
              <p className="meta mt-0.5">
                {by ?? t("nobody")} · {formatDateTime(new Date(at), locale, timeZone)}
              </p>
            </div>
            {canRestore ? <RestoreChange courseId={courseId} changeId={changeId} what={what} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

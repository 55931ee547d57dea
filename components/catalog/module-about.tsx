import type { ReactElement } from "react";
import { formatDate, formatDuration, formatList } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import type { OutlineModule } from "@/server/catalog";

type Props = { module: OutlineModule; locale: Locale };

/** What a module is for, when it is, what it treats and when one meets. Nothing, for a module that says none of it. */
export async function ModuleAbout({ module, locale }: Props): Promise<ReactElement | null> {
  const t = await getTranslations({ locale, namespace: "catalog.course.module" });
  const { objective, week, startsOn, endsOn, topics, sessions } = module;
  const when = [week === null ? null : t("week", { week }), startsOn && (endsOn && endsOn !== startsOn ? t("days", { from: day(startsOn, locale), to: day(endsOn, locale) }) : day(startsOn, locale))];
  const line = when.filter(Boolean).join(" · ");
  if (objective === "" && line === "" && topics.length === 0 && sessions.length === 0) return null;
  return (
    <div className="outline-about">
      {line === "" ? null : <p className="meta">{line}</p>}
      {objective === "" ? null : <p>{objective}</p>}
      {topics.length === 0 ? null : <p className="meta">{t("topics", { topics: formatList(topics, locale) })}</p>}
      {sessions.length === 0 ? null : (
        <ul aria-label={t("sessions")}>
          {sessions.map((session, index) => (
            <li key={index}>
              <time dateTime={session.heldOn}>{day(session.heldOn, locale)}</time>
              <span>{session.name}</span>
              {session.hours > 0 ? <span className="meta">{formatDuration(session.hours * 3_600, locale)}</span> : null}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A day of the course's calendar, which is the same day everywhere. */
function day(date: string, locale: Locale): string {
  return formatDate(new Date(`${date}T00:00:00Z`), locale, "UTC");
}

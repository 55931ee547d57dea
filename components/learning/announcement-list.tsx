import type { ReactElement } from "react";
import { Section } from "@/components/patterns/section";
import { formatRelative } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { ReceivedAnnouncement } from "@/server/community";

type Props = { announcements: readonly ReceivedAnnouncement[]; locale: Locale; now: Date };

/** The last words of one's teachers. Nothing when there are none. */
export async function AnnouncementList({ announcements, locale, now }: Props): Promise<ReactElement | null> {
  if (announcements.length === 0) return null;
  const t = await getTranslations({ locale, namespace: "learning.dashboard" });
  return (
    <Section id="announcements" label={t("announcements")}>
      <ul className="grid gap-4">
        {announcements.map(({ announcementId, title, course, receivedAt }) => (
          <li key={announcementId}>
            <a className="link font-semibold" href={localePath(locale, `/dashboard/announcements/${announcementId}`)}>
              {title}
            </a>
            <p className="meta mt-0.5">
              {course} · {formatRelative(new Date(receivedAt), now, locale)}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

import type { ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { Cell, Headings, Row, Table } from "@/components/ui/table";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale, type Locale } from "@/lib/i18n/locales";
import type { SentAnnouncement } from "@/server/community";
import { CancelAnnouncement } from "./cancel-announcement";

type Props = { announcements: readonly SentAnnouncement[]; courseId: string; locale: Locale; timeZone: string };

/** What was written before: to whom, when, and how many it reached. */
export async function SentAnnouncements({ announcements, courseId, locale, timeZone }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "studio-home.announcements" });
  return (
    <Table caption={t("caption")}>
      <Headings words={[t("titleField"), t("audience"), t("when"), t("reached")]} />
      <tbody>
        {announcements.map(({ announcementId, title, author, audience, language, status, publishAt, recipients, delivered, failed }) => (
          <Row key={announcementId}>
            <Cell className="min-w-[12rem]">
              <b className="block">{title}</b>
              <span className="meta">{author}</span>
            </Cell>
            <Cell>
              {t(`audiences.${audience}`)}
              {language ? <span className="meta block">{t(`languages.${toLocale(language)}`)}</span> : null}
            </Cell>
            <Cell className="whitespace-nowrap">{formatDateTime(new Date(publishAt), locale, timeZone)}</Cell>
            <Cell>
              <Badge>{t(`status.${status}`)}</Badge>
              {status === "scheduled" ? (
                <CancelAnnouncement courseId={courseId} announcementId={announcementId} title={title} />
              ) : status === "cancelled" ? null : (
                <span className="meta block">{t("count", { delivered: formatNumber(delivered, locale), recipients: formatNumber(recipients, locale), failed })}</span>
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

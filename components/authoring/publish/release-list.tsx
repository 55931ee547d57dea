import type { ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { Cell, Headings, Row, Table } from "@/components/ui/table";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import type { StudioRelease } from "../studio-types";

type Props = { releases: readonly StudioRelease[]; locale: Locale; timeZone: string };

/** Every release that was published, and how many learn from each. */
export async function ReleaseList({ releases, locale, timeZone }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "authoring.releases" });
  return (
    <Table caption={t("caption")}>
      <Headings words={[t("number"), t("published"), t("by"), t("notes")]} figures={[t("lessons"), t("students")]} />
      <tbody>
        {releases.map((release) => (
          <Row key={release.releaseId}>
            <Cell className="whitespace-nowrap">
              <b>{release.number}</b> {release.isCurrent ? <Badge tone="success">{t("current")}</Badge> : null}
            </Cell>
            <Cell className="whitespace-nowrap">{formatDateTime(new Date(release.publishedAt), locale, timeZone)}</Cell>
            <Cell>{release.publishedBy ?? t("nobody")}</Cell>
            <Cell className="min-w-[14rem]">{release.notes}</Cell>
            <Cell numeric>{formatNumber(release.lessonCount, locale)}</Cell>
            <Cell numeric>{formatNumber(release.students, locale)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

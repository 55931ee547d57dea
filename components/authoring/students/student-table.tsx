import type { ReactElement } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { CheckboxBox } from "@/components/ui/checkbox";
import { Mail } from "@/components/ui/icons";
import { ProgressBar } from "@/components/ui/progress";
import { Cell, Column, Row, Table } from "@/components/ui/table";
import { formatDate, formatRelative } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import type { StudentProgress } from "@/server/learning";

type Props = { students: readonly StudentProgress[]; /** The page of the list: each person has theirs below it. */ href: string; /** Where one writes to those who are chosen. */ writeHref: string; locale: Locale; timeZone: string; now: Date };

/** The learners of a course: how far, on which release, last seen when. */
export async function StudentTable({ students, href, writeHref, locale, timeZone, now }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "authoring.students" });
  const home = await getTranslations({ locale, namespace: "studio-home.announcements" });
  return (
    <form method="get" action={writeHref}>
      <Table caption={t("caption")}>
        <thead>
          <tr>
            <Column>
              <span className="sr-only">{home("choose")}</span>
            </Column>
            <Column>{t("person")}</Column>
            <Column>{t("progress")}</Column>
            <Column>{t("stateColumn")}</Column>
            <Column>{t("enrolled")}</Column>
            <Column>{t("lastSeen")}</Column>
          </tr>
        </thead>
        <tbody>
          {students.map((student) => (
            <Row key={student.enrollmentId}>
              <Cell>
                <CheckboxBox name="to" value={student.enrollmentId} aria-label={home("chooseNamed", { name: student.name })} />
              </Cell>
              <Cell className="min-w-[14rem]">
                <span className="flex items-center gap-3">
                  <Avatar name={student.name} size="sm" />
                  <span className="min-w-0">
                    <a className="block font-semibold hover:underline" href={`${href}/${student.enrollmentId}`}>
                      {student.name}
                    </a>
                    <span className="meta break-all">{student.email}</span>
                  </span>
                </span>
              </Cell>
              <Cell className="min-w-[13rem]">
                <span className="flex items-center gap-3">
                  <ProgressBar
                    className="max-w-[9rem]"
                    value={student.completedLessons}
                    max={Math.max(1, student.lessonCount)}
                    label={t("progressOf", { name: student.name, completed: student.completedLessons, total: student.lessonCount })}
                  />
                  <span className="meta whitespace-nowrap tabular-nums">
                    {student.completedLessons} / {student.lessonCount}
                  </span>
                </span>
                <span className="meta">{t("onRelease", { number: student.releaseNumber })}</span>
              </Cell>
              <Cell className="whitespace-nowrap">{t(`state.${student.state}`)}</Cell>
              <Cell className="whitespace-nowrap">{formatDate(student.enrolledAt, locale, timeZone)}</Cell>
              <Cell className="whitespace-nowrap">{student.lastSeenAt ? formatRelative(student.lastSeenAt, now, locale) : t("never")}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <p className="mt-4">
        <Button type="submit">
          <Mail />
          {home("writeSelected")}
        </Button>
      </p>
    </form>
  );
}

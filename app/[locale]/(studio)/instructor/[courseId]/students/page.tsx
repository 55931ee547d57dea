import type { ReactElement } from "react";
import { StudentTable } from "@/components/authoring/students/student-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageHead } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Download, UserPlus } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";
import { Pagination } from "@/components/ui/pagination";
import { Select } from "@/components/ui/select";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { addressOf, pageLinks } from "@/lib/page-links";
import { courseStudentsSchema, STUDENT_STATES, type CourseStudentsInput } from "@/lib/schemas/learning";
import { orNotFound } from "@/server/auth/or-not-found";
import { listStudentProgress } from "@/server/learning";
import { loadCourse } from "../../../_components/load-course";
import { StudioFrame } from "../../../_components/studio-frame";

type Props = { params: Promise<{ locale: string; courseId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function StudentsPage({ params, searchParams }: Props): Promise<ReactElement> {
  const { courseId, ...given } = await params;
  const locale = toLocale(given.locale);
  const { ctx, course } = await loadCourse(locale, courseId, `/instructor/${courseId}/students`);
  const asked = readQuestion(courseId, await searchParams);
  const [t, home, page] = await Promise.all([getTranslations({ locale, namespace: "authoring.students" }), getTranslations({ locale, namespace: "studio-home" }), orNotFound(listStudentProgress(ctx, asked))]);
  const here = localePath(locale, `/instructor/${courseId}/students`);
  const isFiltered = asked.search !== undefined || asked.state !== undefined;
  return (
    <StudioFrame locale={locale} course={course} current="students">
      <title>{`${t("title")} · ${course.course.title} · Criterio`}</title>
      <PageHead
        title={t("title")}
        actions={
          <>
            {page.items.length > 0 ? (
              <Button asChild>
                <a href={addressOf(`/api/studio/students/${courseId}`, { search: asked.search, state: asked.state })}>
                  <Download />
                  {t("export")}
                </a>
              </Button>
            ) : null}
            <Button asChild>
              <a href={`${here}/enrol`}>
                <UserPlus />
                {home("enrol.open")}
              </a>
            </Button>
          </>
        }
      />
      <form method="get" action={here} role="search" className="mb-6 flex flex-wrap items-end gap-3">
        <Field id="student-search" label={t("search")} className="min-w-[14rem] flex-1 sm:max-w-[22rem]">
          <Input type="search" name="search" defaultValue={asked.search ?? ""} maxLength={120} />
        </Field>
        <Field id="student-state" label={t("stateColumn")}>
          <Select name="state" defaultValue={asked.state ?? ""} choices={STUDENT_STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}>
            <option value="">{t("everybody")}</option>
          </Select>
        </Field>
        <Button type="submit" variant="primary">
          {t("submit")}
        </Button>
        {isFiltered ? (
          <Button asChild variant="quiet">
            <a href={here}>{t("clear")}</a>
          </Button>
        ) : null}
      </form>
      {page.items.length > 0 ? (
        <>
          <StudentTable students={page.items} href={here} writeHref={localePath(locale, `/instructor/${courseId}/announcements`)} locale={locale} timeZone={ctx.viewer.timeZone} now={ctx.clock.now()} />
          <Pagination
            labels={{ nav: t("pages"), previous: t("newest"), next: t("next") }}
            summary={t("summary", { count: page.items.length })}
            {...pageLinks(here, { search: asked.search, state: asked.state }, { from: asked.cursor, next: page.nextCursor })}
          />
        </>
      ) : (
        <EmptyState compact title={t(isFiltered ? "emptyTitle" : "noneTitle")} text={t(isFiltered ? "emptyText" : "noneText")} />
      )}
    </StudioFrame>
  );
}

/** The question in the address; a part that makes no sense is left out. */
function readQuestion(courseId: string, query: Record<string, string | string[] | undefined>): CourseStudentsInput {
  const { search, state, cursor } = courseStudentsSchema.shape;
  const typed = search.safeParse(query.search).data;
  const chosen = state.safeParse(query.state).data;
  const from = cursor.safeParse(query.cursor).data;
  return courseStudentsSchema.parse({ courseId, ...(typed && { search: typed }), ...(chosen && { state: chosen }), ...(from && { cursor: from }) });
}

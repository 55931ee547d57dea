import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { ChangeList } from "@/components/authoring/history/change-list";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageHead } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Pagination } from "@/components/ui/pagination";
import { Options, Select } from "@/components/ui/select";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { pageLinks } from "@/lib/page-links";
import { changesPageSchema } from "@/lib/schemas/authoring-studio";
import { orNotFound } from "@/server/auth/or-not-found";
import { listChanges } from "@/server/authoring";
import { loadCourse } from "../../../_components/load-course";
import { StudioFrame } from "../../../_components/studio-frame";

type Props = { params: Promise<{ locale: string; courseId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function HistoryPage({ params, searchParams }: Props): Promise<ReactElement> {
  const { courseId, ...given } = await params;
  const locale = toLocale(given.locale);
  const { ctx, course } = await loadCourse(locale, courseId, `/instructor/${courseId}/history`);
  if (!course.viewerCan.edit) notFound();
  const query = await searchParams;
  const lessonId = changesPageSchema.shape.lessonId.safeParse(query.lesson).data;
  const cursor = changesPageSchema.shape.cursor.safeParse(query.cursor).data;
  const [t, page] = await Promise.all([
    getTranslations({ locale, namespace: "studio-home.history" }),
    orNotFound(listChanges(ctx, changesPageSchema.parse({ courseId, ...(lessonId && { lessonId }), ...(cursor && { cursor }) }))),
  ]);
  const here = localePath(locale, `/instructor/${courseId}/history`);
  return (
    <StudioFrame locale={locale} course={course} current="history">
      <title>{`${t("title")} · ${course.course.title} · Criterio`}</title>
      <PageHead title={t("title")} lede={t("lede")} />
      <form method="get" action={here} className="mb-6 flex flex-wrap items-end gap-3">
        <Field id="history-lesson" label={t("lesson")} className="min-w-[14rem] flex-1 sm:max-w-[26rem]">
          <Select name="lesson" defaultValue={lessonId ?? ""}>
            <option value="">{t("everything")}</option>
            {course.modules.map((module) => (
              <optgroup key={module.moduleId} label={module.title}>
                <Options choices={module.lessons.map((lesson) => ({ value: lesson.lessonId, label: lesson.title }))} />
              </optgroup>
            ))}
          </Select>
        </Field>
        <Button type="submit">{t("show")}</Button>
      </form>
      {page.items.length > 0 ? (
        <>
          <ChangeList courseId={courseId} changes={page.items} locale={locale} timeZone={ctx.viewer.timeZone} />
          <Pagination
            labels={{ nav: t("pages"), previous: t("newest"), next: t("older") }}
            summary={t("summary", { count: page.items.length })}
            {...pageLinks(here, { lesson: lessonId }, { from: cursor, next: page.nextCursor })}
          />
        </>
      ) : (
        <EmptyState compact title={t("emptyTitle")} text={t("emptyText")} />
      )}
    </StudioFrame>
  );
}

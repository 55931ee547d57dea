import type { ReactElement } from "react";
import { QueueTable } from "@/components/grading/queue-table";
import { ReleaseAll } from "@/components/grading/release-all";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageHead } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Pagination } from "@/components/ui/pagination";
import { Select } from "@/components/ui/select";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { pageLinks } from "@/lib/page-links";
import { QUEUE_STATES, queueSchema, type QueueInput } from "@/lib/schemas/grades";
import { orNotFound } from "@/server/auth/or-not-found";
import { listSubmissions } from "@/server/grades";
import { loadCourse } from "../../../_components/load-course";
import { StudioFrame } from "../../../_components/studio-frame";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ locale: string; courseId: string }>; searchParams: Promise<Query> };

export default async function GradingPage({ params, searchParams }: Props): Promise<ReactElement> {
  const { courseId, ...given } = await params;
  const locale = toLocale(given.locale);
  const { ctx, course } = await loadCourse(locale, courseId, `/instructor/${courseId}/grading`);
  const asked = readQuestion(courseId, await searchParams);
  const [t, queue] = await Promise.all([getTranslations({ locale, namespace: "grading.queue" }), orNotFound(listSubmissions(ctx, asked))]);
  const here = localePath(locale, `/instructor/${courseId}/grading`);
  const chosen = queue.assignments.find(({ lessonId }) => lessonId === asked.lessonId);
  return (
    <StudioFrame locale={locale} course={course} current="grading">
      <title>{`${t("title")} · ${course.course.title} · Criterio`}</title>
      <PageHead title={t("title")} lede={t("lede")} actions={chosen && chosen.done > 0 ? <ReleaseAll courseId={courseId} lessonId={chosen.lessonId} count={chosen.done} /> : null} />
      <form method="get" action={here} role="search" className="mb-6 flex flex-wrap items-end gap-3">
        <Field id="queue-lesson" label={t("assignment")} className="min-w-[14rem] flex-1 sm:max-w-[24rem]">
          <Select name="lesson" defaultValue={asked.lessonId ?? ""} choices={queue.assignments.map(({ lessonId, title, waiting }) => ({ value: lessonId, label: t("option", { title, waiting }) }))}>
            <option value="">{t("all")}</option>
          </Select>
        </Field>
        <Field id="queue-state" label={t("stateLabel")}>
          <Select name="state" defaultValue={asked.state} choices={QUEUE_STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))} />
        </Field>
        <Checkbox name="late" value="1" label={t("lateOnly")} defaultChecked={asked.late} />
        <Button type="submit">{t("show")}</Button>
      </form>
      {queue.items.length > 0 ? (
        <>
          <QueueTable items={queue.items} base={here} locale={locale} timeZone={ctx.viewer.timeZone} />
          <Pagination
            labels={{ nav: t("pages"), previous: t("first"), next: t("next") }}
            summary={t("summary", { count: queue.items.length })}
            {...pageLinks(here, { lesson: asked.lessonId, state: asked.state, late: asked.late ? "1" : null }, { from: asked.cursor, next: queue.nextCursor })}
          />
        </>
      ) : (
        <EmptyState compact title={t(queue.assignments.length > 0 ? "emptyTitle" : "noneTitle")} text={t(queue.assignments.length > 0 ? "emptyText" : "noneText")} />
      )}
    </StudioFrame>
  );
}

/** The question in the address; a part that makes no sense is left out. */
function readQuestion(courseId: string, query: Query): QueueInput {
  const { lessonId, state, cursor } = queueSchema.shape;
  const lesson = lessonId.safeParse(query.lesson).data;
  const from = cursor.safeParse(query.cursor).data;
  return { courseId, state: state.safeParse(query.state).data ?? "waiting", late: query.late === "1", ...(lesson && { lessonId: lesson }), ...(from && { cursor: from }) };
}

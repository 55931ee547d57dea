"use client";

import { useTranslations } from "next-intl";
import { useEffect, type ReactElement } from "react";
import { Callout } from "@/components/ui/callout";
import type { Locale } from "@/lib/i18n/locales";
import type { Marking } from "@/server/grades";
import { useStable } from "../authoring/use-stable";
import { DeskFrame } from "./desk-frame";
import { MarkFields } from "./mark-fields";
import { MarkingHead } from "./marking-head";
import { MarkingRefusal } from "./marking-refusal";
import { SubmissionView } from "./submission-view";
import { useMarking } from "./use-marking";

type Props = { courseId: string; marking: Marking; base: string; locale: Locale; timeZone: string };

/** One version beside what a teacher thinks of it. */
export function MarkingDesk({ courseId, marking, base, locale, timeZone }: Props): ReactElement {
  const t = useTranslations("grading.desk");
  const desk = useMarking({ courseId, marking, told: (state) => t(`told.${state}`) });
  const { previousId, nextId, submissionId, lesson, lessonId } = marking;
  // A version that was handed in meanwhile is told as soon as the teacher looks again.
  const onFocus = useStable((): void => void desk.look());
  useEffect(() => {
    window.addEventListener("focus", onFocus);
    return () => window.removeEventListener("focus", onFocus);
  }, [onFocus]);
  const isClosed = desk.newerId !== null || marking.state === "withdrawn";
  const head = <MarkingHead marking={marking} base={base} locale={locale} timeZone={timeZone} />;
  return (
    <DeskFrame label={lesson} head={head} base={base} lessonId={lessonId} previousId={previousId} nextId={nextId} isDirty={desk.isDirty} isClosed={isClosed} onSave={desk.save}>
      {desk.newerId ? (
        <Callout tone="warning" role="status" title={t("newer")}>
          <a className="link" href={`${base}/${desk.newerId}`}>
            {t("newerOpen")}
          </a>
        </Callout>
      ) : null}
      <MarkingRefusal refusal={desk.refusal} onSettle={(choice) => void desk.settle(choice)} />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <SubmissionView courseId={courseId} submissionId={submissionId} marking={marking} annotations={desk.draft.annotations} canAnnotate={!isClosed} locale={locale} onChange={(annotations) => desk.change({ annotations })} />
        <MarkFields marking={marking} desk={desk} isClosed={isClosed} locale={locale} />
      </div>
    </DeskFrame>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { askProcedure } from "@/lib/client/ask-procedure";
import { callProcedure } from "@/lib/client/call-procedure";
import { pointsWorth } from "@/lib/domain/rubric-marks";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { AnswerMark, SaveAnswerMarksInput } from "@/lib/schemas/grades";
import type { AttemptMarking } from "@/server/grades";
import { AnswerToMark } from "./answer-to-mark";
import { attemptSum } from "./attempt-sum";
import { DeskFrame } from "./desk-frame";
import { MarkActs } from "./mark-acts";
import { MarkingRefusal } from "./marking-refusal";
import { useDesk } from "./use-desk";

type Props = { courseId: string; marking: AttemptMarking; base: string; locale: Locale; timeZone: string };

/** The answers of an attempt that a person scores, each beside its points and its comment, and what becomes of them. */
export function AnswersDesk({ courseId, marking, base, locale, timeZone }: Props): ReactElement {
  const t = useTranslations("grading.desk");
  const { attemptId, answers, lesson, lessonId, previousId, nextId, language, comments, released, savedBy } = marking;
  const desk = useDesk({
    given: marking,
    draftOf,
    versionOf: ({ version }) => version,
    send: (marks, version, act: SaveAnswerMarksInput["act"]) => callProcedure("grades", "saveAnswerMarks", { courseId, attemptId, version, answers: marks, act }),
    ask: () => askProcedure("grades", "attemptMarking", { courseId, attemptId }),
    told: (state) => t(`told.${state}`),
  });
  const { draft, busy } = desk;
  const save = async (act: SaveAnswerMarksInput["act"]): Promise<boolean> => (await desk.save(act)) === null;
  const change = (place: number, changes: Partial<AnswerMark>): void => desk.change((before) => before.map((mark) => (mark.place === place ? { ...mark, ...changes } : mark)));
  return (
    <DeskFrame label={lesson} head={<AnswersHead marking={marking} locale={locale} timeZone={timeZone} />} base={base} lessonId={lessonId} previousId={previousId} nextId={nextId} isDirty={desk.isDirty} isClosed={false} onSave={save}>
      <MarkingRefusal refusal={desk.refusal} onSettle={(choice) => void desk.settle(choice)} />
      <ol className="grid gap-10">
        {answers.map((answer) => (
          <li key={answer.place}>
            <AnswerToMark courseId={courseId} attemptId={attemptId} answer={answer} mark={draft.find(({ place }) => place === answer.place) ?? answer} comments={comments} language={language} locale={locale} onChange={(changes) => change(answer.place, changes)} />
          </li>
        ))}
      </ol>
      <div className="grid gap-3 border-t border-line pt-5">
        <p className="t-item" role="status">
          {sumLine(marking, draft, locale, t)}
        </p>
        {savedBy ? <p className="meta">{t("savedBy", { name: savedBy })}</p> : null}
        <MarkActs busy={busy} isReleased={released !== null} onSave={(act) => void save(act)} />
        {released ? <p className="meta">{t("shown", { points: formatNumber(released.finalPoints, locale, 2) })}</p> : null}
      </div>
    </DeskFrame>
  );
}

/** Points that are the rubric's are not kept as the teacher's own: they follow the levels. */
function draftOf({ answers }: AttemptMarking): AnswerMark[] {
  return answers.map(({ place, points, comment, levels, rubric, maxPoints }) => ({ place, points: points === pointsWorth(rubric, levels, maxPoints) ? null : points, comment, levels }));
}

type Words = ReturnType<typeof useTranslations<"grading.desk">>;

/** What the attempt would have, or how many answers still have no points. */
function sumLine(marking: AttemptMarking, marks: readonly AnswerMark[], locale: Locale, t: Words): string {
  const { points, left } = attemptSum(marking, marks);
  if (left > 0) return t("answersLeft", { count: left });
  const { maxPoints, passingScore } = marking;
  return t("attemptSum", { points: formatNumber(points, locale, 2), max: formatNumber(maxPoints, locale, 2), passing: passingScore });
}

function AnswersHead({ marking, locale, timeZone }: { marking: AttemptMarking; locale: Locale; timeZone: string }): ReactElement {
  const t = useTranslations("grading.desk");
  const { author, lesson, number, submittedAt, released, knownPoints, knownMax } = marking;
  return (
    <header>
      <p className="meta">{lesson}</p>
      <h1 className="t-page mt-1">{author.name ?? t("anonymous", { code: author.code })}</h1>
      <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>{t("attempt", { number })}</span>
        <time className="meta" dateTime={submittedAt}>
          {t("handedIn", { time: formatDateTime(new Date(submittedAt), locale, timeZone) })}
        </time>
        <Badge tone={released ? "success" : "info"}>{t(`state.${released ? "graded" : "waiting"}`)}</Badge>
        {knownMax > 0 ? <span className="meta">{t("known", { points: formatNumber(knownPoints, locale, 2), max: formatNumber(knownMax, locale, 2) })}</span> : null}
      </p>
    </header>
  );
}

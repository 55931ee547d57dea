"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, type KeyboardEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ArrowLeft, ArrowRight } from "@/components/ui/icons";
import type { Locale } from "@/lib/i18n/locales";
import type { Marking } from "@/server/grades";
import { useStable } from "../authoring/use-stable";
import { MarkFields } from "./mark-fields";
import { MarkingHead } from "./marking-head";
import { MarkingRefusal } from "./marking-refusal";
import { SubmissionView } from "./submission-view";
import { useMarking } from "./use-marking";

type Props = { courseId: string; marking: Marking; base: string; locale: Locale; timeZone: string };

/** One version beside what a teacher thinks of it. Alt+N and Alt+P go on and back, Ctrl+S keeps a draft, Ctrl+Enter finishes. */
export function MarkingDesk({ courseId, marking, base, locale, timeZone }: Props): ReactElement {
  const t = useTranslations("grading.desk");
  const router = useRouter();
  const desk = useMarking({ courseId, marking, told: (state) => t(`told.${state}`) });
  const { previousId, nextId, submissionId } = marking;
  // A version that was handed in meanwhile is told as soon as the teacher looks again.
  const onFocus = useStable((): void => void desk.look());
  useEffect(() => {
    window.addEventListener("focus", onFocus);
    return () => window.removeEventListener("focus", onFocus);
  }, [onFocus]);
  const isClosed = desk.newerId !== null || marking.state === "withdrawn";
  const go = async (id: string | null): Promise<void> => {
    if (id === null || (desk.isDirty && !isClosed && !(await desk.save("draft")))) return;
    router.push(`${base}/${id}`);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const withCommand = event.ctrlKey || event.metaKey;
    const act = event.altKey && event.code === "KeyN" ? () => go(nextId) : event.altKey && event.code === "KeyP" ? () => go(previousId) : isClosed ? null : withCommand && event.key === "s" ? () => desk.save("draft") : withCommand && event.key === "Enter" ? () => desk.save("done") : null;
    if (!act) return;
    event.preventDefault();
    void act();
  };
  return (
    <div onKeyDown={onKeyDown} role="group" aria-label={marking.lesson} className="grid gap-6 pt-6">
      <MarkingHead marking={marking} base={base} locale={locale} timeZone={timeZone} />
      <nav aria-label={t("queue")} className="flex flex-wrap items-center gap-3">
        <a className="link" href={`${base}?lesson=${marking.lessonId}`}>
          {t("back")}
        </a>
        <Button size="sm" disabled={previousId === null} aria-keyshortcuts="Alt+P" onClick={() => void go(previousId)}>
          <ArrowLeft />
          {t("previous")}
        </Button>
        <Button size="sm" disabled={nextId === null} aria-keyshortcuts="Alt+N" onClick={() => void go(nextId)}>
          {t("next")}
          <ArrowRight />
        </Button>
        <span className="meta hidden md:inline">{t("keys")}</span>
      </nav>
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
    </div>
  );
}

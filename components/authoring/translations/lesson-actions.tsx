"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Check, Plus } from "@/components/ui/icons";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import type { SeenSource } from "@/lib/schemas/translations";
import { StudioRefusal } from "../studio-refusal";
import { useStudioAction } from "../use-studio-action";

type Lesson = { lessonId: string; title: string };

/** Says which lesson of the original a lesson translates. */
export function PairLesson({ courseId, lesson, sources }: { courseId: string; lesson: Lesson; sources: readonly Lesson[] }): ReactElement {
  const t = useTranslations("translations.pair");
  const { isBusy, refusal, run } = useStudioAction();
  const [sourceId, setSourceId] = useState("");
  const pair = async (): Promise<void> => {
    if (await run(() => callProcedure("authoring", "pairLesson", { courseId, lessonId: lesson.lessonId, sourceLessonId: sourceId === "" ? null : sourceId }))) toast(t("done"));
  };
  return (
    <div>
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <div className="flex flex-wrap gap-2">
        <Select size="sm" className="w-auto max-w-full" aria-label={t("label", { title: lesson.title })} value={sourceId} onChange={(event) => setSourceId(event.target.value)} choices={sources.map(({ lessonId, title }) => ({ value: lessonId, label: title }))}>
          <option value="">{t("none")}</option>
        </Select>
        <Button size="sm" busy={isBusy} disabled={sourceId === ""} aria-label={t("actionNamed", { title: lesson.title })} onClick={() => void pair()}>
          {t("action")}
        </Button>
      </div>
    </div>
  );
}

/** Puts a lesson of the original into the translation. */
export function AddTranslatedLesson({ courseId, source }: { courseId: string; source: Lesson }): ReactElement {
  const t = useTranslations("translations.add");
  const { isBusy, refusal, run } = useStudioAction();
  const add = async (): Promise<void> => {
    if (await run(() => callProcedure("authoring", "addTranslatedLesson", { courseId, sourceLessonId: source.lessonId }))) toast(t("done"));
  };
  return (
    <div>
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <Button size="sm" busy={isBusy} aria-label={t("actionNamed", { title: source.title })} onClick={() => void add()}>
        <Plus />
        {t("action")}
      </Button>
    </div>
  );
}

/** Notes that a lesson says what its original says now. */
export function NoteLesson({ courseId, lessonId, seen }: { courseId: string; lessonId: string; seen: SeenSource }): ReactElement {
  const t = useTranslations("translations.note");
  const { isBusy, refusal, run } = useStudioAction();
  const note = async (): Promise<void> => {
    if (await run(() => callProcedure("authoring", "noteLesson", { courseId, lessonId, seen }))) toast(t("done"));
  };
  return (
    <div>
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <p className="meta mb-2">{t("hint")}</p>
      <Button variant="primary" busy={isBusy} onClick={() => void note()}>
        <Check />
        {t("action")}
      </Button>
    </div>
  );
}

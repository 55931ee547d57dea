"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactElement } from "react";
import { TitledSection } from "@/components/patterns/section";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { SaveRow } from "../save-row";
import { StudioRefusal } from "../studio-refusal";
import type { AssignmentEditor as Assignment } from "../studio-types";
import { useStudioAction } from "../use-studio-action";
import { GradingFields } from "./grading-fields";
import { HandInFields } from "./hand-in-fields";
import { readSettings } from "./read-settings";
import { RubricEditor } from "./rubric-editor";
import { RubricSum } from "./rubric-sum";

type Props = { courseId: string; lessonId: string; assignment: Assignment; canEdit: boolean };

/** What an assignment asks for, until when, and how it is graded. The instructions are the lesson's text below. */
export function AssignmentEditor({ courseId, lessonId, assignment, canEdit }: Props): ReactElement {
  const t = useTranslations("grading.editor");
  const { isBusy, refusal, run } = useStudioAction();
  const { version, timeZone, settings } = assignment;
  const [rubric, setRubric] = useState(settings.rubric);
  const [points, setPoints] = useState(settings.points);
  const [unknownKinds, setUnknownKinds] = useState<string[]>([]);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const read = readSettings(new FormData(event.currentTarget), { timeZone, rubric });
    setUnknownKinds(read.unknownKinds);
    if (read.unknownKinds.length > 0) return;
    if (await run(() => callProcedure("authoring", "changeAssignment", { courseId, lessonId, version, settings: read.settings }))) toast(t("saved"));
  };
  return (
    <TitledSection id="assignment-title" title={t("title")} intro={<p className="meta mt-1">{t("instructions")}</p>} className="mb-8 grid gap-6">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <form onSubmit={(event) => void submit(event)} className="grid gap-8">
        <fieldset disabled={!canEdit} className="grid gap-8">
          <legend className="sr-only">{t("title")}</legend>
          <HandInFields settings={settings} timeZone={timeZone} unknownKinds={unknownKinds} />
          <GradingFields settings={settings} onPoints={setPoints} />
          <RubricEditor rubric={rubric} sum={<RubricSum rubric={rubric} points={points} of="assignment" />} others={assignment.rubrics} onChange={setRubric} />
        </fieldset>
        <SaveRow canEdit={canEdit} isBusy={isBusy} words={t(isBusy ? "saving" : "save")} />
      </form>
    </TitledSection>
  );
}

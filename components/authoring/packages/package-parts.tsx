"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { callProcedure } from "@/lib/client/call-procedure";
import { StudioRefusal } from "../studio-refusal";
import type { LessonFiles } from "../studio-types";
import { useStudioAction } from "../use-studio-action";

type Props = { courseId: string; lessonId: string; held: NonNullable<LessonFiles["package"]>; canEdit: boolean };

/** Which part of a package of several a lesson plays. */
export function PackageParts({ courseId, lessonId, held, canEdit }: Props): ReactElement {
  const t = useTranslations("packages.studio");
  const { isBusy, refusal, run } = useStudioAction();
  return (
    <div className="max-w-[34rem]">
      <StudioRefusal refusal={refusal} safe={t("safe")} />
      <Field id="package-part" label={t("part")} help={t("partHelp", { count: held.parts.length })}>
        <Select defaultValue={held.part} disabled={!canEdit || isBusy} onChange={(event) => void run(() => callProcedure("authoring", "choosePart", { courseId, lessonId, part: event.target.value }))} choices={held.parts.map(({ id, title }) => ({ value: id, label: title }))} />
      </Field>
    </div>
  );
}

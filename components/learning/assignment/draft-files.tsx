"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { ReactElement } from "react";
import { LearnerFiles } from "@/components/files/learner-files";
import { useLearnerUpload } from "@/components/files/use-learner-upload";
import { TitledSection } from "@/components/patterns/section";
import { callProcedure } from "@/lib/client/call-procedure";
import type { Locale } from "@/lib/i18n/locales";
import type { LessonAddress } from "@/lib/schemas/learning";
import type { AssignmentPage, DraftFile } from "@/server/assessment";
import { AssignmentRefusal } from "./assignment-refusal";

type Props = { address: LessonAddress; files: readonly DraftFile[]; rules: NonNullable<AssignmentPage["rules"]["files"]>; maxBytes: number; locale: Locale };

/** The files of a draft, each with what became of it, and the way in for another. */
export function DraftFiles({ address, files, rules: { kinds, most }, maxBytes, locale }: Props): ReactElement {
  const t = useTranslations("assignment.files");
  const router = useRouter();
  const remove = (fileId: string) => callProcedure("assessment", "removeWorkFile", { fileId });
  const sending = useLearnerUpload({
    kinds,
    maxBytes,
    start: (offer) => callProcedure("assessment", "startWorkFile", { ...address, ...offer }),
    giveUp: remove,
    onSent: () => router.refresh(),
  });
  const onRemove = async (fileId: string): Promise<void> => {
    if ((await remove(fileId)).ok) router.refresh();
  };
  return (
    <TitledSection id="work-files" title={t("title")} heading="h3" titleClassName="field-label" className="grid gap-3">
      <LearnerFiles files={files} name="work-file" kinds={kinds} canAdd={files.length < most} maxBytes={maxBytes} locale={locale} sending={sending} refused={(refusal) => <AssignmentRefusal refusal={refusal} />} onRemove={onRemove} />
    </TitledSection>
  );
}

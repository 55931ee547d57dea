"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { ReactElement } from "react";
import { useStable } from "@/components/authoring/use-stable";
import { LearnerFiles } from "@/components/files/learner-files";
import { useLearnerUpload } from "@/components/files/use-learner-upload";
import { callProcedure } from "@/lib/client/call-procedure";
import { formatBytes } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { AskedQuestion, ShownQuestion } from "@/server/assessment";
import { QuizRefusal } from "./quiz-refusal";

type Props = {
  question: Extract<ShownQuestion, { type: "file" }>;
  upload: NonNullable<AskedQuestion["upload"]>;
  name: string;
  labelledBy: string;
  attemptId: string;
  place: number;
  locale: Locale;
  value: QuestionResponse | undefined;
  onChange: (response: QuestionResponse) => void;
};

/** The files of an answer. The answer names them, so that of two tabs the later one wins as with any other answer. */
export function FileField({ question: { extensions, maxFiles }, upload: { files, maxBytes }, name, labelledBy, attemptId, place, locale, value, onChange }: Props): ReactElement {
  const t = useTranslations("quiz.question");
  const router = useRouter();
  const named = value?.type === "file" ? value.files : [];
  // An upload takes its time: what it adds itself to is the answer as it is then.
  const add = useStable((fileId: string): void => {
    if (named.length < maxFiles) onChange({ type: "file", files: [...named, fileId] });
    router.refresh();
  });
  const sending = useLearnerUpload({
    kinds: extensions,
    maxBytes,
    start: (offer) => callProcedure("assessment", "startAnswerFile", { attemptId, place, ...offer }),
    giveUp: null,
    onSent: add,
  });
  const remove = async (fileId: string): Promise<void> => onChange({ type: "file", files: named.filter((each) => each !== fileId) });
  return (
    <div role="group" aria-labelledby={labelledBy} className="grid gap-3">
      <p className="meta">
        {[t("filesMost", { count: maxFiles, size: formatBytes(maxBytes, locale) }), ...(extensions.length > 0 ? [t("filesKinds", { kinds: extensions.join(", ") })] : [])].join(" · ")}
      </p>
      <LearnerFiles
        files={named.flatMap((fileId) => files.filter((file) => file.fileId === fileId))}
        name={name}
        kinds={extensions}
        canAdd={named.length < maxFiles}
        maxBytes={maxBytes}
        locale={locale}
        sending={sending}
        refused={(refusal) => <QuizRefusal refusal={refusal} />}
        onRemove={remove}
      />
    </div>
  );
}

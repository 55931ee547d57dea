"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { RichText } from "@/components/patterns/rich-text";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { countWords, wordsOutside } from "@/lib/domain/count-words";
import { pointsWorth } from "@/lib/domain/rubric-marks";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { AnswerMark } from "@/lib/schemas/grades";
import type { AttemptMarking, MarkedAnswer } from "@/server/grades";
import { CommentBank } from "./comment-bank";
import { HandedWork } from "./handed-work";
import { RubricPoints } from "./rubric-points";

type Props = {
  courseId: string;
  attemptId: string;
  answer: MarkedAnswer;
  mark: AnswerMark;
  comments: AttemptMarking["comments"];
  language: string;
  locale: Locale;
  onChange: (changes: Partial<AnswerMark>) => void;
};

/** An answer with its question and its guidance, beside its rubric, its points and its comment. */
export function AnswerToMark({ courseId, attemptId, answer, mark, comments, language, locale, onChange }: Props): ReactElement {
  const t = useTranslations("grading.desk");
  const { place, number, prompt, guidance, modelAnswer, maxPoints, rubric, hints } = answer;
  return (
    <section aria-labelledby={`answer-${place}-title`} className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_26rem] lg:gap-10" data-answer={place}>
      <div className="grid min-w-0 content-start gap-4">
        <h2 id={`answer-${place}-title`} className="t-section">
          {t("answer", { number })}
        </h2>
        <RichText html={prompt} lang={language} />
        <GivenAnswer courseId={courseId} attemptId={attemptId} answer={answer} language={language} locale={locale} />
        {guidance === null ? null : (
          <Callout title={t("guidance")}>
            <RichText html={guidance} lang={language} />
          </Callout>
        )}
        {modelAnswer === null ? null : (
          <details className="rounded-md border border-line px-4 py-3">
            <summary className="cursor-pointer font-semibold">{t("modelAnswer")}</summary>
            <RichText html={modelAnswer} lang={language} className="mt-3" />
          </details>
        )}
      </div>
      <div className="grid content-start gap-5">
        <RubricPoints
          name={`answer-${place}`}
          rubric={rubric}
          given={mark}
          suggested={pointsWorth(rubric, mark.levels, maxPoints)}
          max={maxPoints}
          label={t("pointsOf", { number, max: formatNumber(maxPoints, locale, 2) })}
          language={language}
          locale={locale}
          onChange={onChange}
        />
        {hints === null ? null : <p className="meta">{t("hints", { count: hints.shown, cost: hints.cost })}</p>}
        <Field id={`answer-${place}-comment`} label={t("commentOn", { number })}>
          <Textarea rows={4} maxLength={20_000} value={mark.comment} lang={language} onChange={({ target }) => onChange({ comment: target.value })} />
        </Field>
        <CommentBank comments={comments} current={mark.comment} onUse={(text) => onChange({ comment: mark.comment === "" ? text : `${mark.comment}\n\n${text}` })} />
      </div>
    </section>
  );
}

type GivenProps = Pick<Props, "courseId" | "attemptId" | "answer" | "language" | "locale">;

function GivenAnswer({ courseId, attemptId, answer: { number, type, text, words, files }, language, locale }: GivenProps): ReactElement {
  const t = useTranslations("grading.desk");
  const open = async (fileId: string): Promise<void> => {
    if (!files.some((file) => file.fileId === fileId && file.isReady)) {
      toast(t("fileFailed"));
      return;
    }
    const result = await callProcedure("grades", "openFile", { courseId, submissionId: attemptId, fileId });
    if (result.ok) window.location.assign(result.data.href);
    else toast(t("fileFailed"));
  };
  if (type === "file") return <HandedWork links={[]} files={files} locale={locale} labels={{ links: t("links"), files: t("files") }} onOpen={open} />;
  const count = countWords(text);
  const outside = wordsOutside(count, words);
  return (
    <div>
      <div role="region" aria-label={t("answerText", { number })} tabIndex={0} lang={language} className="max-h-[32rem] overflow-auto rounded-md bg-surface px-4 py-3 whitespace-pre-wrap break-words">
        {text}
      </div>
      <p className="meta mt-1.5 tabular-nums">
        {[t("words", { count }), ...(outside === null ? [] : [outside === "few" ? t("wordsFew", { least: words.least ?? 0 }) : t("wordsMany", { most: words.most ?? 0 })])].join(" · ")}
      </p>
    </div>
  );
}

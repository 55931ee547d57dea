"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { pointsAfter } from "@/lib/domain/assignment-terms";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Marking } from "@/server/grades";
import { CommentBank } from "./comment-bank";
import { MarkActs } from "./mark-acts";
import { RubricPoints } from "./rubric-points";
import type { useMarking } from "./use-marking";

type Props = { marking: Marking; desk: ReturnType<typeof useMarking>; isClosed: boolean; locale: Locale };

/** The rubric, the points with what lateness costs, the comment, and what becomes of it. */
export function MarkFields({ marking, desk, isClosed, locale }: Props): ReactElement {
  const t = useTranslations("grading.desk");
  const { rules, lateness, mark, released, language } = marking;
  const { draft, change, save, busy, points, suggested } = desk;
  const after = points === null ? null : pointsAfter(points, lateness.percent);
  const isAtOnce = rules.feedback === "at_once";
  return (
    <section aria-labelledby="mark-title">
      <fieldset disabled={isClosed} className="grid content-start gap-5">
        <legend id="mark-title" className="t-section mb-3">
          {t("mark")}
        </legend>
        {mark?.savedBy ? <p className="meta">{t("savedBy", { name: mark.savedBy })}</p> : null}
        <RubricPoints
          name="mark"
          rubric={rules.rubric}
          given={draft}
          suggested={suggested}
          max={rules.points}
          label={t("points", { max: formatNumber(rules.points, locale, 2) })}
          help={after === null ? undefined : lateness.percent > 0 ? t("after", { points: formatNumber(after, locale, 2), percent: lateness.percent }) : t("passes", { passing: formatNumber(rules.passingPoints, locale, 2) })}
          language={language}
          locale={locale}
          onChange={change}
        />
        <Field id="mark-comment" label={t("comment")}>
          <Textarea rows={5} maxLength={20_000} value={draft.comment} lang={language} onChange={(event) => change({ comment: event.target.value })} />
        </Field>
        <CommentBank comments={marking.comments} current={draft.comment} onUse={(text) => change({ comment: draft.comment === "" ? text : `${draft.comment}\n\n${text}` })} />
        <MarkActs busy={busy} isReleased={released !== null} isAtOnce={isAtOnce} onSave={(act) => void save(act)}>
          <Button busy={busy === "return"} onClick={() => void save("return")}>
            {t("return")}
          </Button>
        </MarkActs>
        {released && released.points !== null ? <p className="meta">{t("shown", { points: formatNumber(released.finalPoints, locale, 2) })}</p> : null}
      </fieldset>
    </section>
  );
}

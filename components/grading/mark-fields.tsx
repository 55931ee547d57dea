"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { pointsAfter } from "@/lib/domain/assignment-terms";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Marking } from "@/server/grades";
import { CommentBank } from "./comment-bank";
import { MarkActs } from "./mark-acts";
import { RubricMarking } from "./rubric-marking";
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
        {rules.rubric.length > 0 ? <RubricMarking rubric={rules.rubric} levels={draft.levels} language={language} onChange={(levels) => change({ levels })} /> : null}
        <Field
          id="mark-points"
          label={t("points", { max: formatNumber(rules.points, locale, 2) })}
          help={after === null ? undefined : lateness.percent > 0 ? t("after", { points: formatNumber(after, locale, 2), percent: lateness.percent }) : t("passes", { passing: formatNumber(rules.passingPoints, locale, 2) })}
        >
          <Input type="number" min={0} max={rules.points} step={0.01} value={points ?? ""} onChange={(event) => change({ points: event.target.value === "" ? null : Number(event.target.value) })} />
        </Field>
        {suggested !== null && draft.points !== null && draft.points !== suggested ? (
          <div>
            <Button size="sm" onClick={() => change({ points: null })}>
              {t("useRubric", { points: formatNumber(suggested, locale, 2) })}
            </Button>
          </div>
        ) : null}
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

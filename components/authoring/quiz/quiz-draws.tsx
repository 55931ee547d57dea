"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Pencil, Plus, Trash2 } from "@/components/ui/icons";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { formatList } from "@/lib/i18n/format";
import { toLocale } from "@/lib/i18n/locales";
import type { BankSummary } from "@/server/banks";
import { bandOf } from "@/lib/domain/difficulty";
import { StudioRefusal } from "../studio-refusal";
import type { QuizEditor, QuizEditorDraw } from "../studio-types";
import { useStudioAction } from "../use-studio-action";
import { DrawForm, type DrawRule } from "./draw-form";

type Props = { courseId: string; lessonId: string; quiz: QuizEditor; banks: readonly BankSummary[]; canEdit: boolean };

/** What a quiz draws from banks: how many questions out of how many, and where they stand. */
export function QuizDraws({ courseId, lessonId, quiz: { version, draws, questions, sections }, banks, canEdit }: Props): ReactElement | null {
  const t = useTranslations("banks.quiz");
  const { isBusy, refusal, run } = useStudioAction();
  const [open, setOpen] = useState<{ index: number | null } | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  const [wasOpen, setWasOpen] = useState(false);
  // The button that opened the form is there again once the form is gone.
  useEffect(() => {
    if (wasOpen && !open) add.current?.focus();
  }, [wasOpen, open]);
  const store = (rules: DrawRule[]) => run(() => callProcedure("authoring", "setDraws", { courseId, lessonId, version, draws: rules }));
  const rules = draws.map(toRule);
  const save = async (rule: DrawRule): Promise<void> => {
    if (!open || !(await store(open.index === null ? [...rules, rule] : rules.with(open.index, rule)))) return;
    toast(t("drawSaved"));
    setOpen(null);
  };
  const show = (index: number | null): void => {
    setWasOpen(true);
    setOpen({ index });
  };
  if (draws.length === 0 && !canEdit) return null;
  return (
    <section aria-labelledby="draws-title" className="grid gap-3">
      <h3 id="draws-title" className="t-item">
        {t("draws")}
      </h3>
      {open ? null : <StudioRefusal refusal={refusal} safe={t("refused")} />}
      {draws.length > 0 ? (
        <ul>
          {draws.map((draw, index) => (
            <li key={draw.id} className="flex flex-wrap items-start gap-3 border-t border-line py-3" data-draw="">
              <DrawLine draw={draw} fixed={questions.length} />
              {canEdit ? (
                <div className="flex gap-1">
                  <Button size="sm" variant="quiet" iconOnly aria-label={t("editDraw", { number: index + 1 })} onClick={() => show(index)}>
                    <Pencil />
                  </Button>
                  <Button size="sm" variant="quiet" iconOnly aria-label={t("deleteDraw", { number: index + 1 })} aria-disabled={isBusy} onClick={isBusy ? undefined : () => void store(rules.toSpliced(index, 1))}>
                    <Trash2 />
                  </Button>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {open ? (
        <DrawForm key={open.index ?? "new"} draw={open.index === null ? null : (draws[open.index] ?? null)} banks={banks} sections={sections} fixed={questions.length} isBusy={isBusy} refusal={refusal} onSave={(rule) => void save(rule)} onClose={() => setOpen(null)} />
      ) : null}
      {canEdit && !open ? (
        <div>
          <Button ref={add} onClick={() => show(null)}>
            <Plus />
            {t("draw")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function toRule({ available: _available, isLive: _live, bank, ...rule }: QuizEditorDraw): DrawRule {
  return { ...rule, bankId: bank.id };
}

function DrawLine({ draw: { count, available, bank, tags, difficulty, title, before, isLive }, fixed }: { draw: QuizEditorDraw; fixed: number }): ReactElement {
  const t = useTranslations("banks.quiz");
  const bands = useTranslations("banks.difficulty");
  const locale = toLocale(useLocale());
  const details = [
    ...(title === "" ? [] : [t("section", { title })]),
    ...(tags.length === 0 ? [] : [t("drawTags", { tags: formatList(tags, locale) })]),
    ...(difficulty === null ? [] : [t("drawRange", { band: bands(bandOf((difficulty.from + difficulty.to) / 2)) })]),
    before >= fixed ? t("atEnd") : t("at", { number: before + 1 }),
  ];
  return (
    <div className="min-w-0 flex-1">
      <p>
        {t("drawLine", { count, available, bank: bank.title })} {available < count ? <Badge tone="danger">{t("short")}</Badge> : null}
      </p>
      <p className="meta mt-1">{details.join(" · ")}</p>
      {isLive ? null : <p className="meta mt-1">{t("notLive")}</p>}
    </div>
  );
}

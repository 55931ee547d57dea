"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ArrowDown, ArrowUp, Pencil, Plus, Trash2 } from "@/components/ui/icons";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { flatten, groupQuestions } from "@/lib/domain/quiz-sections";
import type { ChangeQuizInput } from "@/lib/schemas/lesson-content";
import { StudioRefusal } from "../studio-refusal";
import type { QuizEditor } from "../studio-types";
import { useStudioAction } from "../use-studio-action";
import { SectionForm, type SectionRule } from "./section-form";

type Props = { courseId: string; lessonId: string; quiz: QuizEditor; canEdit: boolean };

/** The sections that a quiz is cut into: what each is called and says, in which order they stand, and whether they open one after the other. */
export function QuizSections({ courseId, lessonId, quiz: { version, sections, sectionsInTurn, questions }, canEdit }: Props): ReactElement | null {
  const t = useTranslations("studio-import.sections");
  const { isBusy, refusal, run } = useStudioAction();
  const [open, setOpen] = useState<{ index: number | null } | null>(null);
  const [returnTo, setReturnTo] = useState<string | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  // The button that opened the form is there again once the form is gone.
  useEffect(() => {
    if (returnTo !== null && !open) (document.getElementById(returnTo) ?? add.current)?.focus();
  }, [returnTo, open]);
  const store = (change: Pick<ChangeQuizInput, "sections" | "sectionsInTurn" | "order">) => run(() => callProcedure("authoring", "changeQuiz", { courseId, lessonId, version, ...change }));
  const save = async (rule: SectionRule): Promise<void> => {
    const before: readonly SectionRule[] = sections;
    const next = rule.id === null ? before.toSpliced(before.findLastIndex(({ from }) => from <= rule.from) + 1, 0, rule) : before.map((each) => (each.id === rule.id ? rule : each));
    if (!(await store({ sections: next }))) return;
    toast(t("saved"));
    setOpen(null);
  };
  const move = (index: number, to: number): void => {
    const [lead = [], ...groups] = groupQuestions(sections, questions.length);
    const swap = <T,>(all: readonly T[]): T[] => all.map((each, at) => (at === index ? (all[to] ?? each) : at === to ? (all[index] ?? each) : each));
    const { order, starts } = flatten([lead, ...swap(groups)]);
    setReturnTo(`section-${sections[index]?.id}-${to < index ? "up" : "down"}`);
    void store({ order, sections: swap(sections).map((section, at) => ({ ...section, from: starts[at] ?? 0 })) });
  };
  const show = (index: number | null): void => {
    setReturnTo(index === null ? "add-section" : `section-${sections[index]?.id}-edit`);
    setOpen({ index });
  };
  if (sections.length === 0 && !canEdit) return null;
  return (
    <section aria-labelledby="sections-title" className="grid gap-3">
      <h3 id="sections-title" className="t-item">
        {t("title")}
      </h3>
      {sections.length === 0 ? <p className="meta">{t("none")}</p> : null}
      {open ? null : <StudioRefusal refusal={refusal} safe={t("refused")} />}
      <ol>
        {sections.map((section, index) => {
          const line = { number: index + 1, title: section.title };
          return (
            <li key={section.id} className="flex flex-wrap items-start gap-3 border-t border-line py-3" data-quiz-section="">
              <SectionLine section={section} count={(sections[index + 1]?.from ?? questions.length) - section.from} />
              {canEdit ? (
                <div className="flex gap-1">
                  <IconButton id={`section-${section.id}-edit`} label={t("edit", line)} isBusy={isBusy} onClick={() => show(index)} icon={<Pencil />} />
                  <IconButton id={`section-${section.id}-up`} label={t("up", line)} isBusy={isBusy || index === 0} onClick={() => move(index, index - 1)} icon={<ArrowUp />} />
                  <IconButton id={`section-${section.id}-down`} label={t("down", line)} isBusy={isBusy || index === sections.length - 1} onClick={() => move(index, index + 1)} icon={<ArrowDown />} />
                  <IconButton label={t("delete", line)} isBusy={isBusy} onClick={() => void store({ sections: sections.toSpliced(index, 1) })} icon={<Trash2 />} />
                </div>
              ) : null}
            </li>
          );
        })}
      </ol>
      {open ? (
        <SectionForm
          key={open.index ?? "new"}
          section={open.index === null ? null : (sections[open.index] ?? null)}
          starts={{ first: open.index === null ? 0 : (sections[open.index - 1]?.from ?? 0), last: open.index === null ? questions.length : (sections[open.index + 1]?.from ?? questions.length), count: questions.length }}
          isBusy={isBusy}
          refusal={refusal}
          onSave={(rule) => void save(rule)}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {sections.length > 0 ? <Checkbox label={t("inTurn")} help={t("inTurnHelp")} checked={sectionsInTurn} disabled={!canEdit} aria-disabled={isBusy} onChange={({ target }) => (isBusy ? undefined : void store({ sectionsInTurn: target.checked }))} /> : null}
      {canEdit && !open ? (
        <div>
          <Button ref={add} id="add-section" onClick={() => show(null)}>
            <Plus />
            {t("add")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function SectionLine({ section: { title, instructions, shuffle, draw }, count }: { section: QuizEditor["sections"][number]; count: number }): ReactElement {
  const t = useTranslations("studio-import.sections");
  const details = [t("count", { count }), ...(draw === null ? [] : [t("drawLine", { count: draw })]), ...(shuffle ? [t("shuffled")] : []), ...(instructions === "" ? [] : [t("hasInstructions")])];
  return (
    <div className="min-w-0 flex-1">
      <p>{title}</p>
      <p className="meta mt-1">{details.join(" · ")}</p>
    </div>
  );
}

type IconProps = { id?: string; label: string; isBusy: boolean; onClick: () => void; icon: ReactElement };

/** A button of a row: it keeps the focus while something is stored. */
export function IconButton({ id, label, isBusy, onClick, icon }: IconProps): ReactElement {
  return (
    <Button id={id} size="sm" variant="quiet" iconOnly aria-label={label} aria-disabled={isBusy} onClick={isBusy ? undefined : onClick}>
      {icon}
    </Button>
  );
}

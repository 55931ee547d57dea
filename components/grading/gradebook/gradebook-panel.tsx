import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toaster";
import type { Locale } from "@/lib/i18n/locales";
import type { GradeCellDetail } from "@/server/grades";
import { GradeHistory } from "./grade-history";
import { ImportGrades } from "./import-grades";
import { ItemList } from "./item-list";
import { PlanForm } from "./plan-form";
import { QuizLinks } from "./quiz-links";
import type { useGradebook } from "./use-gradebook";

export type OpenPanel = { kind: "plan" } | { kind: "import" } | { kind: "history"; title: string; detail: GradeCellDetail };

type Props = {
  open: OpenPanel | null;
  book: Pick<ReturnType<typeof useGradebook>, "version" | "plan" | "items">;
  courseId: string;
  locale: Locale;
  timeZone: string;
  onClose: () => void;
  onChanged: () => void;
};

/** What opens beside the grid: how the grades count, a file of grades, or how one grade came to be. */
export function GradebookPanel({ open, book, courseId, locale, timeZone, onClose, onChanged }: Props): ReactElement {
  const t = useTranslations("grading.gradebook");
  const done = (words: string): void => {
    toast(words);
    onClose();
    onChanged();
  };
  return (
    <Sheet open={open !== null} onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      {open ? (
        <SheetContent title={open.kind === "history" ? open.title : t(`panel.${open.kind}`)} closeLabel={t("close")} className="gradebook-panel">
          {open.kind === "history" ? <GradeHistory changes={open.detail.changes} locale={locale} timeZone={timeZone} /> : null}
          {open.kind === "plan" ? (
            <>
              <PlanForm key={book.version} courseId={courseId} version={book.version} plan={book.plan} items={book.items} locale={locale} onSaved={() => done(t("saved"))} />
              <ItemList courseId={courseId} items={book.items} locale={locale} onChanged={onChanged} />
              <QuizLinks courseId={courseId} items={book.items} locale={locale} />
            </>
          ) : null}
          {open.kind === "import" ? <ImportGrades courseId={courseId} locale={locale} onImported={(count) => done(t("imported", { count }))} /> : null}
        </SheetContent>
      ) : null}
    </Sheet>
  );
}

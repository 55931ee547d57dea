"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState, type ReactElement } from "react";
import { StudioRefusal } from "@/components/authoring/studio-refusal";
import { EmptyState } from "@/components/patterns/empty-state";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover, PopoverAnchor, PopoverContent } from "@/components/ui/popover";
import { toast } from "@/components/ui/toaster";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { GradebookPage } from "@/server/grades";
import { CellEditor } from "./cell-editor";
import { GradebookGrid } from "./gradebook-grid";
import { GradebookPanel, type OpenPanel } from "./gradebook-panel";
import type { Place } from "./use-grid-window";
import { useGradebook } from "./use-gradebook";

type Props = { courseId: string; initial: GradebookPage; locale: Locale; timeZone: string };

const SEARCH_AFTER_MS = 300;

/** A course's gradebook at work: the grid with its filter, a grade in its place, and the panels for weights, files and history. */
export function GradebookView({ courseId, initial, locale, timeZone }: Props): ReactElement {
  const t = useTranslations("grading.gradebook");
  const book = useGradebook(courseId, initial);
  const { items, rows, plan, search, reload, refresh, loadMore } = book;
  const [open, setOpen] = useState<OpenPanel | null>(null);
  const [edited, setEdited] = useState<Place | null>(null);
  const cell = useRef<HTMLElement | null>(null);
  const openCell = useCallback((place: Place, element: HTMLElement): void => {
    cell.current = element;
    if (place.column > 0) setEdited(place);
  }, []);
  const near = useCallback(() => void loadMore(), [loadMore]);
  const row = edited && rows[edited.row];
  const item = edited && items[edited.column - 1];
  const isTheirs = Boolean(edited && row && item && row.cells[edited.column - 1]);
  const closeCell = (): void => {
    setEdited(null);
    cell.current?.focus();
  };
  if (items.length === 0 && initial.total === 0) return <EmptyState compact title={t("noneTitle")} text={t("noneText")} />;
  return (
    <>
      <Toolbar courseId={courseId} onSearch={(words) => void reload(words)} onOpen={(kind) => setOpen({ kind })} />
      <StudioRefusal refusal={book.refusal} safe={t("refused")} />
      <p role="status" className="meta mb-2">
        {t("students", { count: book.total })}
      </p>
      <Popover open={isTheirs} onOpenChange={(isOpen) => (isOpen ? undefined : closeCell())}>
        <PopoverAnchor virtualRef={cell} />
        <GradebookGrid items={items} rows={rows} total={book.total} passingPercent={plan.passingPercent} studentHref={(id) => localePath(locale, `/instructor/${courseId}/students/${id}`)} locale={locale} onNear={near} onOpen={openCell} />
        <PopoverContent aria-label={t("editor")} className="w-80" onCloseAutoFocus={(event) => event.preventDefault()}>
          {isTheirs && row && item ? (
            <CellEditor
              key={`${row.enrollmentId}-${item.itemId}`}
              address={{ courseId, enrollmentId: row.enrollmentId, itemId: item.itemId }}
              title={item.title}
              student={row.name}
              locale={locale}
              onChanged={() => {
                toast(t("saved"));
                void refresh(row.enrollmentId);
                closeCell();
              }}
              onHistory={(detail) => {
                // From there the focus comes back to the cell.
                closeCell();
                setOpen({ kind: "history", title: t("historyOf", { item: item.title, student: row.name }), detail });
              }}
            />
          ) : null}
        </PopoverContent>
      </Popover>
      <p className="meta mt-2">{t("keys")}</p>
      <GradebookPanel
        open={open}
        book={book}
        courseId={courseId}
        locale={locale}
        timeZone={timeZone}
        onClose={() => setOpen(null)}
        onChanged={() => void reload(search)}
      />
    </>
  );
}

type ToolbarProps = { courseId: string; onSearch: (words: string) => void; onOpen: (kind: "plan" | "import") => void };

function Toolbar({ courseId, onSearch, onOpen }: ToolbarProps): ReactElement {
  const t = useTranslations("grading.gradebook");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <div className="mb-4 flex flex-wrap items-end gap-3">
      <Field id="gradebook-search" label={t("search")} className="min-w-[12rem] flex-1 sm:max-w-[22rem]">
        <Input
          type="search"
          maxLength={100}
          onChange={({ currentTarget: { value } }) => {
            clearTimeout(timer.current);
            timer.current = setTimeout(() => onSearch(value), SEARCH_AFTER_MS);
          }}
        />
      </Field>
      <Button onClick={() => onOpen("plan")}>{t("panel.plan")}</Button>
      <Button asChild>
        <a href={`/api/studio/gradebook/${courseId}`} download>
          {t("export")}
        </a>
      </Button>
      <Button onClick={() => onOpen("import")}>{t("panel.import")}</Button>
    </div>
  );
}

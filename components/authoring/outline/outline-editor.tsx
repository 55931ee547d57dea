"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { LoaderCircle, RotateCcw, Undo2 } from "@/components/ui/icons";
import { Kbd } from "@/components/ui/kbd";
import { StudioRefusal } from "../studio-refusal";
import { AddModule } from "./add-module";
import { MoveHelp } from "./move-help";
import { OutlineModule } from "./outline-module";
import { SelectionBar } from "./selection-bar";
import { useOutline, type OutlineStart } from "./use-outline";
import { useOutlineActions } from "./use-outline-actions";

export type OutlineEditorProps = OutlineStart & {
  canEdit: boolean;
  /** Where the studio's pages of this course are. */
  basePath: string;
  locale: string;
};

/** The course as its author arranges it: by mouse, finger or keyboard, with everything undoable. */
export function OutlineEditor({ canEdit, basePath, locale, ...start }: OutlineEditorProps): ReactElement {
  const t = useTranslations("authoring.outline");
  const outline = useOutline(start);
  const [said, setSaid] = useState("");
  const { actions, drag, ghost, picked, selection, setSelection } = useOutlineActions(outline, setSaid);
  useHistoryKeys(canEdit, actions.undo, actions.redo);
  const target = drag?.target ?? null;
  const moving = drag?.what ?? picked;
  return (
    <div className="outline-editor">
      <p role="status" aria-live="assertive" className="sr-only">
        {said}
      </p>
      <StudioRefusal refusal={outline.refusal} safe={t("refused")} />
      {canEdit ? (
        <div className="mb-4 flex flex-wrap items-center gap-2">
          <Button variant="second" size="sm" aria-disabled={outline.history.undo === null} onClick={outline.history.undo ? actions.undo : undefined}>
            <Undo2 />
            {t("undo")}
          </Button>
          <Button variant="second" size="sm" aria-disabled={outline.history.redo === null} onClick={outline.history.redo ? actions.redo : undefined}>
            <RotateCcw className="-scale-x-100" />
            {t("redo")}
          </Button>
          <span className="meta ml-1 hidden items-center gap-1 lg:inline-flex">
            <Kbd>Ctrl</Kbd>
            <Kbd>Z</Kbd>
          </span>
          <span role="status" className="meta ml-auto inline-flex items-center gap-1.5">
            {outline.isSaving ? <LoaderCircle className="spin" /> : null}
            {outline.isSaving ? t("saving") : t("saved")}
          </span>
        </div>
      ) : null}
      <MoveHelp canEdit={canEdit} />
      <div>
        {outline.modules.map((module, index) => (
          <OutlineModule
            key={module.moduleId}
            module={module}
            isFirst={index === 0}
            isLast={index === outline.modules.length - 1}
            canEdit={canEdit}
            basePath={basePath}
            locale={locale}
            actions={actions}
            selection={selection}
            moving={moving}
            dropBefore={target?.kind === "lessons" && target.moduleId === module.moduleId ? (target.beforeLessonId ?? "end") : null}
            isModuleDrop={target?.kind === "module" && target.beforeModuleId === module.moduleId}
          />
        ))}
        {target?.kind === "module" && target.beforeModuleId === null ? <div className="drop-line" /> : null}
      </div>
      {outline.modules.length === 0 ? <p className="mb-4 max-w-[52ch] text-ink-muted">{t(canEdit ? "empty" : "emptyReader")}</p> : null}
      {canEdit ? <AddModule onAdd={actions.addModule} isFirst={outline.modules.length === 0} /> : null}
      {canEdit && selection.size > 0 ? <SelectionBar modules={outline.modules} selection={selection} actions={actions} onClear={() => setSelection(new Set())} /> : null}
      <div ref={ghost} className="drag-ghost" hidden={drag === null} aria-hidden="true">
        {drag?.label}
      </div>
    </div>
  );
}

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) outside of what one types into, where the browser has an undo of its own. */
function useHistoryKeys(isOn: boolean, undo: () => void, redo: () => void): void {
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (event.target instanceof HTMLElement && event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) redo();
      else undo();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isOn, undo, redo]);
}

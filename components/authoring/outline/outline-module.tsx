"use client";

import { useTranslations } from "next-intl";
import { memo, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { Ellipsis, GripVertical, TriangleAlert } from "@/components/ui/icons";
import { formatDuration } from "@/lib/i18n/format";
import type { StudioModule } from "../studio-types";
import { AddLesson } from "./add-lesson";
import { ModuleForm } from "./module-form";
import { MOVE_HELP_ID } from "./move-help";
import { OutlineLesson } from "./outline-lesson";
import { RenameLine } from "./rename-line";
import type { OutlineActions } from "./use-outline-actions";
import type { Movable } from "./use-pick-up";

type Props = {
  module: StudioModule;
  isFirst: boolean;
  isLast: boolean;
  canEdit: boolean;
  basePath: string;
  locale: string;
  actions: OutlineActions;
  selection: ReadonlySet<string>;
  moving: Movable | null;
  /** The lesson in front of which a drop would land; "end" is after the last. */
  dropBefore: string | null;
  isModuleDrop: boolean;
};

type Mode = "shown" | "renaming" | "editing";

/** A module with its lessons; its grip moves the whole. */
export const OutlineModule = memo(function OutlineModule(props: Props): ReactElement {
  const { module, canEdit, actions, moving, locale } = props;
  const t = useTranslations("authoring.outline");
  const [mode, setMode] = useState<Mode>("shown");
  const isMoving = moving?.kind === "module" && moving.id === module.moduleId;
  const id = { moduleId: module.moduleId };
  return (
    <section
      id={module.moduleId}
      data-module={module.moduleId}
      aria-label={t("moduleNamed", { number: module.number, title: module.title })}
      className={cn("studio-module", isMoving && "is-moving")}
    >
      {props.isModuleDrop ? <div className="drop-line" /> : null}
      <div className="studio-module-head">
        {canEdit ? (
          <button
            type="button"
            id={`grip-${module.moduleId}`}
            className="grip"
            aria-label={t("moveNamed", { title: module.title })}
            aria-describedby={MOVE_HELP_ID}
            aria-pressed={isMoving}
            onKeyDown={(event) => actions.onGripKey(event, id)}
            onPointerDown={(event) => actions.onGripDown(event, id, module.title)}
            onPointerMove={actions.onGripMove}
            onPointerUp={actions.onGripUp}
            onPointerCancel={actions.onGripCancel}
          >
            <GripVertical />
          </button>
        ) : null}
        <span className="outline-number">{module.number}</span>
        <div className="min-w-0">
          {mode === "renaming" ? (
            <RenameLine
              label={t("moduleTitle")}
              title={module.title}
              onDone={(title) => {
                setMode("shown");
                if (title) void actions.changeModule(module, { title });
              }}
            />
          ) : (
            <h2 className="outline-title">{module.title}</h2>
          )}
          <ModuleFacts module={module} locale={locale} />
        </div>
        {canEdit ? <ModuleMenu {...props} onMode={setMode} /> : null}
      </div>
      {mode === "editing" ? <ModuleForm module={module} onSave={actions.changeModule} onDone={() => setMode("shown")} /> : null}
      <ol className="studio-lessons">
        {module.lessons.map((lesson) => (
          <OutlineLesson
            key={lesson.lessonId}
            lesson={lesson}
            canEdit={canEdit}
            href={`${props.basePath}/lessons/${lesson.lessonId}`}
            locale={locale}
            actions={actions}
            isSelected={props.selection.has(lesson.lessonId)}
            isMoving={moving?.kind === "lessons" && moving.ids.includes(lesson.lessonId)}
            isDrop={props.dropBefore === lesson.lessonId}
          />
        ))}
        {props.dropBefore === "end" ? <li aria-hidden="true" className="drop-line" /> : null}
      </ol>
      {canEdit ? <AddLesson module={module} onAdd={actions.addLesson} /> : null}
    </section>
  );
});

function ModuleFacts({ module, locale }: Pick<Props, "module" | "locale">): ReactElement {
  const t = useTranslations("authoring.outline");
  const gate = useTranslations("authoring.gate");
  const seconds = module.lessons.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  const facts = [t("lessonCount", { count: module.lessons.length }), ...(seconds > 0 ? [formatDuration(seconds, locale)] : []), ...(module.week ? [t("week", { week: module.week })] : [])];
  return (
    <>
      <p className="meta">{facts.join(" · ")}</p>
      {module.problems.length > 0 ? (
        <p className="meta mt-0.5 flex items-center gap-1.5">
          <TriangleAlert className="text-warning" />
          {module.problems.map((code) => gate(code)).join(" ")}
        </p>
      ) : null}
    </>
  );
}

function ModuleMenu({ module, isFirst, isLast, actions, onMode }: Props & { onMode: (mode: Mode) => void }): ReactElement {
  const t = useTranslations("authoring.outline");
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="quiet" size="sm" iconOnly aria-label={t("moduleMenu", { title: module.title })}>
          <Ellipsis size="alone" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent onCloseAutoFocus={(event) => event.preventDefault()}>
        <DropdownMenuItem onSelect={() => onMode("renaming")}>{t("rename")}</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => onMode("editing")}>{t("editModule")}</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void actions.duplicateModule(module.moduleId)}>{t("duplicate")}</DropdownMenuItem>
        {isFirst ? null : <DropdownMenuItem onSelect={() => actions.stepModule(module.moduleId, "up")}>{t("up")}</DropdownMenuItem>}
        {isLast ? null : <DropdownMenuItem onSelect={() => actions.stepModule(module.moduleId, "down")}>{t("down")}</DropdownMenuItem>}
        <DropdownMenuSeparator />
        <DropdownMenuItem tone="danger" onSelect={() => actions.deleteModule(module)}>
          {t("deleteModule", { count: module.lessons.length })}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

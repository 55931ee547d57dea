"use client";

import { useTranslations } from "next-intl";
import { memo, useState, type ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CheckboxBox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { Ellipsis, GripVertical, TriangleAlert } from "@/components/ui/icons";
import { formatDuration } from "@/lib/i18n/format";
import { KindIcon } from "../kind-icon";
import type { StudioLesson } from "../studio-types";
import { MOVE_HELP_ID } from "./move-help";
import { RenameLine } from "./rename-line";
import type { OutlineActions } from "./use-outline-actions";

type Props = {
  lesson: StudioLesson;
  canEdit: boolean;
  href: string;
  locale: string;
  actions: OutlineActions;
  isSelected: boolean;
  isMoving: boolean;
  isDrop: boolean;
};

/** A lesson's row. It is drawn again only when it itself changes: an outline may have hundreds. */
export const OutlineLesson = memo(function OutlineLesson({ lesson, canEdit, href, locale, actions, isSelected, isMoving, isDrop }: Props): ReactElement {
  const t = useTranslations("authoring.outline");
  const [isRenaming, setIsRenaming] = useState(false);
  const id = { lessonId: lesson.lessonId };
  return (
    <li
      data-lesson={lesson.lessonId}
      className={cn("studio-lesson", isSelected && "is-selected", isMoving && "is-moving", isDrop && "is-drop")}
      onKeyDown={(event) => {
        if (event.key === "F2" && canEdit && !isRenaming) setIsRenaming(true);
      }}
    >
      {canEdit ? (
        <>
          <CheckboxBox
            aria-label={t("selectNamed", { title: lesson.title })}
            checked={isSelected}
            onChange={(event) => actions.select(lesson.lessonId, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
          />
          <button
            type="button"
            id={`grip-${lesson.lessonId}`}
            className="grip"
            aria-label={t("moveNamed", { title: lesson.title })}
            aria-describedby={MOVE_HELP_ID}
            aria-pressed={isMoving}
            onKeyDown={(event) => actions.onGripKey(event, id)}
            onPointerDown={(event) => actions.onGripDown(event, id, lesson.title)}
            onPointerMove={actions.onGripMove}
            onPointerUp={actions.onGripUp}
            onPointerCancel={actions.onGripCancel}
          >
            <GripVertical />
          </button>
        </>
      ) : null}
      <KindIcon kind={lesson.kind} label={t(`kind.${lesson.kind}`)} />
      {isRenaming ? (
        <RenameLine
          label={t("renameLesson")}
          title={lesson.title}
          onDone={(title) => {
            setIsRenaming(false);
            if (title) void actions.changeLesson(lesson, { title });
          }}
        />
      ) : (
        <a href={href} className="studio-lesson-link">
          {lesson.title}
        </a>
      )}
      <LessonFacts lesson={lesson} locale={locale} />
      {canEdit ? <LessonMenu lesson={lesson} actions={actions} onRename={() => setIsRenaming(true)} /> : null}
    </li>
  );
});

function LessonFacts({ lesson, locale }: { lesson: StudioLesson; locale: string }): ReactElement {
  const t = useTranslations("authoring.outline");
  const gate = useTranslations("authoring.gate");
  const problems = lesson.problems.map((code) => gate(code)).join(" ");
  return (
    <span className="lesson-aside">
      {problems ? (
        <span title={problems} className="inline-flex">
          <TriangleAlert className="text-warning" label={problems} />
        </span>
      ) : null}
      {lesson.isPreview ? <Badge className="max-sm:hidden">{t("preview")}</Badge> : null}
      {lesson.durationSeconds > 0 ? <span className="max-sm:hidden">{formatDuration(lesson.durationSeconds, locale)}</span> : null}
    </span>
  );
}

function LessonMenu({ lesson, actions, onRename }: { lesson: StudioLesson; actions: OutlineActions; onRename: () => void }): ReactElement {
  const t = useTranslations("authoring.outline");
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="quiet" size="sm" iconOnly aria-label={t("lessonMenu", { title: lesson.title })}>
          <Ellipsis size="alone" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent onCloseAutoFocus={(event) => event.preventDefault()}>
        <DropdownMenuItem onSelect={onRename}>{t("rename")}</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void actions.duplicateLesson(lesson.lessonId)}>{t("duplicate")}</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void actions.changeLesson(lesson, { isPreview: !lesson.isPreview })}>{t(lesson.isPreview ? "closePreview" : "openPreview")}</DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem tone="danger" onSelect={() => actions.deleteLessons([lesson.lessonId])}>
          {t("delete")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

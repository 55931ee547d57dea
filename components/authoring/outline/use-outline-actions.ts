"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import type { WritableLessonKind } from "@/lib/domain/lesson-kinds";
import type { LessonChanges, ModuleChanges } from "@/lib/schemas/authoring-outline";
import type { StudioLesson, StudioModule } from "../studio-types";
import { useStable } from "../use-stable";
import * as model from "./outline-model";
import type { Outline } from "./use-outline";
import { useOutlineMoves } from "./use-outline-moves";
import { stepped } from "./use-pick-up";

export type OutlineActions = ReturnType<typeof useOutlineActions>["actions"];

/** Everything that can be done to the outline, as functions that stay the same objects, and what is chosen or moving. */
export function useOutlineActions(outline: Outline, say: (sentence: string) => void) {
  const t = useTranslations("authoring.outline");
  const { courseId, modules, perform } = outline;
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string | null>(null);

  const moves = useOutlineMoves(outline, selection, say);
  const { send } = moves;

  const undo = useStable((): void => {
    void outline.undo().then((result) => {
      if (result) say(t(`undone.${result.state}`));
    });
  });

  const select = (lessonId: string, withRange: boolean): void => {
    const order = model.lessonsInOrder(modules).map((lesson) => lesson.lessonId);
    const [from, to] = [order.indexOf(anchor ?? lessonId), order.indexOf(lessonId)].toSorted((one, other) => one - other);
    const range = withRange && from !== undefined && to !== undefined && from >= 0 ? order.slice(from, to + 1) : [lessonId];
    const isChosen = selection.has(lessonId);
    setAnchor(lessonId);
    setSelection(new Set(isChosen && !withRange ? [...selection].filter((id) => id !== lessonId) : [...selection, ...range]));
  };

  const deleteLessons = (lessonIds: readonly string[]): void => {
    setSelection(new Set());
    void perform(() => callProcedure("authoring", "deleteLessons", { courseId, lessonIds: [...lessonIds] }), (shown) => model.removeLessons(shown, lessonIds)).then((done) => {
      if (done) toast(t("lessonsDeleted", { count: lessonIds.length }), { action: { label: t("undo"), onClick: undo } });
    });
  };

  const deleteModule = (module: StudioModule): void => {
    const withLessons = module.lessons.length > 0;
    void perform(() => callProcedure("authoring", "deleteModule", { courseId, moduleId: module.moduleId, withLessons }), (shown) => model.removeModule(shown, module.moduleId)).then((done) => {
      if (done) toast(t("moduleDeleted", { title: module.title, count: module.lessons.length }), { action: { label: t("undo"), onClick: undo } });
    });
  };

  const fresh = {
    undo,
    redo: useStable((): void => {
      void outline.redo().then((result) => {
        if (result) say(t(`undone.${result.state}`));
      });
    }),
    select: useStable(select),
    deleteLessons: useStable(deleteLessons),
    deleteModule: useStable(deleteModule),
    stepModule: useStable((moduleId: string, direction: "up" | "down") => {
      const moved = stepped(modules, { kind: "module", id: moduleId }, direction);
      if (moved) send({ kind: "module", id: moduleId }, moved);
    }),
    moveTo: useStable((lessonIds: readonly string[], moduleId: string) => send({ kind: "lessons", ids: lessonIds }, model.moveLessons(modules, lessonIds, { moduleId, beforeLessonId: null }))),
    changeLesson: useStable((lesson: StudioLesson, changes: LessonChanges) =>
      perform(() => callProcedure("authoring", "changeLesson", { courseId, lessonId: lesson.lessonId, changes }), (shown) => model.changeLesson(shown, lesson.lessonId, changes)),
    ),
    changeModule: useStable((module: StudioModule, changes: ModuleChanges) =>
      perform(() => callProcedure("authoring", "changeModule", { courseId, moduleId: module.moduleId, changes }), (shown) => model.changeModule(shown, module.moduleId, changes)),
    ),
    addLesson: useStable((moduleId: string, title: string, kind: WritableLessonKind) => perform(() => callProcedure("authoring", "addLesson", { courseId, moduleId, title, kind }))),
    addModule: useStable((title: string) => perform(() => callProcedure("authoring", "addModule", { courseId, title }))),
    duplicateLesson: useStable((lessonId: string) => perform(() => callProcedure("authoring", "duplicateLesson", { courseId, lessonId }))),
    duplicateModule: useStable((moduleId: string) => perform(() => callProcedure("authoring", "duplicateModule", { courseId, moduleId }))),
    ...moves.grips,
  };
  // Every member stays the same function, so the first object serves for ever.
  const [actions] = useState(fresh);
  return { actions, drag: moves.drag, ghost: moves.ghost, picked: moves.picked, selection, setSelection };
}

"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent, PointerEvent } from "react";
import { callProcedure } from "@/lib/client/call-procedure";
import type { StudioModule } from "../studio-types";
import { useStable } from "../use-stable";
import * as model from "./outline-model";
import { useDrag, type DropTarget } from "./use-drag";
import type { Outline } from "./use-outline";
import { stepped, targetOf, usePickUp, type Movable } from "./use-pick-up";

type GripId = { lessonId: string } | { moduleId: string };

/** Moving lessons and modules with pointer or keys, shown at once and sent when they are dropped. */
export function useOutlineMoves({ courseId, modules, setModules, perform }: Outline, selection: ReadonlySet<string>, say: (sentence: string) => void) {
  const t = useTranslations("authoring.outline");

  /** Sends where something now stands. `before` comes back if the server refuses, with the outline that it then answers. */
  const send = (what: Movable, moved: StudioModule[]): void => {
    const target = targetOf(moved, what);
    if (!target) return;
    setModules(moved);
    void perform(() => {
      if (what.kind === "lessons" && "moduleId" in target) return callProcedure("authoring", "moveLessons", { courseId, lessonIds: [...what.ids], ...target });
      const { beforeModuleId } = "beforeModuleId" in target ? target : { beforeModuleId: null };
      return callProcedure("authoring", "moveModule", { courseId, moduleId: what.kind === "module" ? what.id : "", beforeModuleId });
    });
  };
  const onPickDrop = (what: Movable, before: StudioModule[]): void => {
    if (JSON.stringify(targetOf(before, what)) !== JSON.stringify(targetOf(modules, what))) send(what, modules);
  };
  const onPointerDrop = (what: Movable, target: DropTarget): void => {
    const moved = what.kind === "module" ? target.kind === "module" && model.moveModule(modules, what.id, target.beforeModuleId) : target.kind === "lessons" && model.moveLessons(modules, what.ids, target);
    if (!moved || orderOf(moved) === orderOf(modules)) return;
    send(what, moved);
    say(t("moved"));
  };

  const pickUp = usePickUp({ modules, setModules, onDrop: onPickDrop, say });
  const { drag, ghost, grip } = useDrag(onPointerDrop);

  /** A lesson that is among the chosen ones takes them along. */
  const blockOf = (lessonId: string): Movable => ({ kind: "lessons", ids: selection.has(lessonId) ? model.inOutlineOrder(modules, selection) : [lessonId] });

  const onMoveKey = (event: KeyboardEvent<HTMLElement>, what: Movable): void => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    const moved = stepped(modules, what, event.key === "ArrowUp" ? "up" : "down");
    if (moved) send(what, moved);
    say(t(moved ? "moved" : event.key === "ArrowUp" ? "atStart" : "atEnd"));
  };

  const whatOf = (id: GripId): Movable => ("lessonId" in id ? blockOf(id.lessonId) : { kind: "module", id: id.moduleId });
  const grips = {
    onGripKey: useStable((event: KeyboardEvent<HTMLElement>, id: GripId) => {
      if (event.altKey) return onMoveKey(event, whatOf(id));
      pickUp.onGripKey(event, whatOf(id));
    }),
    onGripDown: useStable((event: PointerEvent<HTMLElement>, id: GripId, label: string) => {
      const what = whatOf(id);
      grip.onPointerDown(event, what, what.kind === "lessons" && what.ids.length > 1 ? t("selected", { count: what.ids.length }) : label);
    }),
    onGripMove: grip.onPointerMove,
    onGripUp: grip.onPointerUp,
    onGripCancel: grip.onPointerCancel,
  };
  return { send, grips, drag, ghost, picked: pickUp.picked };
}

function orderOf(modules: readonly StudioModule[]): string {
  return modules.map(({ moduleId, lessons }) => `${moduleId}:${lessons.map(({ lessonId }) => lessonId).join(",")}`).join(";");
}

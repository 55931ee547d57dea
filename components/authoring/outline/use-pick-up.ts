"use client";

import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import type { StudioModule } from "../studio-types";
import { useStable } from "../use-stable";
import { moveLessons, moveModule, placeOf, positionOf, stepPlace } from "./outline-model";

export type Movable = { kind: "lessons"; ids: readonly string[] } | { kind: "module"; id: string };
type Picked = { what: Movable; gripId: string; before: StudioModule[] };
type Options = {
  modules: StudioModule[];
  setModules: (modules: StudioModule[]) => void;
  onDrop: (what: Movable, before: StudioModule[]) => void;
  say: (sentence: string) => void;
};

/**
 * Moving by keyboard: Space or Enter on a grip picks up, the arrows move, Space or Enter drops, Escape or Tab puts
 * everything back. What happens is said aloud; focus stays on the grip, also when its row changes module.
 */
export function usePickUp({ modules, setModules, onDrop, say }: Options) {
  const t = useTranslations("authoring.outline");
  const [picked, setPicked] = useState<Picked | null>(null);

  /** The grip that was put back: its row may come back as another element, without the focus it had. */
  const returned = useRef<string | null>(null);
  useLayoutEffect(() => {
    const gripId = picked?.gripId ?? returned.current;
    returned.current = null;
    if (gripId) document.getElementById(gripId)?.focus();
  }, [modules, picked]);

  const describe = (shown: StudioModule[], what: Movable): string => {
    if (what.kind === "module") {
      const at = shown.findIndex(({ moduleId }) => moduleId === what.id);
      return t("moduleAt", { title: shown[at]?.title ?? "", position: at + 1, count: shown.length });
    }
    const at = positionOf(shown, what.ids[0] ?? "");
    const title = at?.module.lessons[at.position - 1]?.title ?? "";
    return t("lessonAt", { title, position: at?.position ?? 0, count: at?.count ?? 0, module: at?.module.title ?? "" });
  };

  const cancel = useStable((): void => {
    if (!picked) return;
    setModules(picked.before);
    setPicked(null);
    say(t("cancelled"));
  });

  useEffect(() => {
    if (!picked) return;
    document.addEventListener("pointerdown", cancel);
    return () => document.removeEventListener("pointerdown", cancel);
  }, [picked, cancel]);

  const drop = (held: Picked): void => {
    setPicked(null);
    say(t("dropped", { where: describe(modules, held.what) }));
    onDrop(held.what, held.before);
  };

  const step = (held: Picked, direction: "up" | "down"): void => {
    const moved = stepped(modules, held.what, direction);
    if (!moved) return say(t(direction === "up" ? "atStart" : "atEnd"));
    setModules(moved);
    say(describe(moved, held.what));
  };

  const onGripKey = useStable((event: KeyboardEvent<HTMLElement>, what: Movable): void => {
    const { key } = event;
    const held = picked;
    if (!held) {
      if (key !== " " && key !== "Enter") return;
      event.preventDefault();
      setPicked({ what, gripId: event.currentTarget.id, before: modules });
      return say(t("picked", { where: describe(modules, what) }));
    }
    if (key === "Tab") return cancel();
    if (![" ", "Enter", "Escape", "ArrowUp", "ArrowDown"].includes(key)) return;
    event.preventDefault();
    if (key === "Escape") {
      returned.current = held.gripId;
      return cancel();
    }
    if (key === "ArrowUp") return step(held, "up");
    if (key === "ArrowDown") return step(held, "down");
    drop(held);
  });

  return { picked: picked?.what ?? null, onGripKey };
}

/** The outline after one step of a lesson block or of a module; null where there is no further place. */
export function stepped(modules: StudioModule[], what: Movable, direction: "up" | "down"): StudioModule[] | null {
  if (what.kind === "lessons") {
    const place = stepPlace(modules, what.ids, direction);
    return place && moveLessons(modules, what.ids, place);
  }
  const at = modules.findIndex(({ moduleId }) => moduleId === what.id);
  if (direction === "up") return at <= 0 ? null : moveModule(modules, what.id, modules[at - 1]?.moduleId ?? null);
  return at === modules.length - 1 ? null : moveModule(modules, what.id, modules[at + 2]?.moduleId ?? null);
}

/** What a drop means for the server: where the block or the module now stands. */
export function targetOf(modules: readonly StudioModule[], what: Movable): { moduleId: string; beforeLessonId: string | null } | { beforeModuleId: string | null } | null {
  if (what.kind === "lessons") return placeOf(modules, what.ids);
  const at = modules.findIndex(({ moduleId }) => moduleId === what.id);
  return at === -1 ? null : { beforeModuleId: modules[at + 1]?.moduleId ?? null };
}

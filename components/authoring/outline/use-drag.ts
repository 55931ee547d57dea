"use client";

import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent } from "react";
import { useStable } from "../use-stable";
import type { Place } from "./outline-model";
import type { Movable } from "./use-pick-up";

/** Where what is dragged would land. */
export type DropTarget = ({ kind: "lessons" } & Place) | { kind: "module"; beforeModuleId: string | null };
type Drag = { what: Movable; label: string; target: DropTarget | null };
type Start = { what: Movable; label: string; x: number; y: number; pointerId: number };

/** Pixels before a press is a drag: below it, it was a click. */
const THRESHOLD = 4;
const EDGE = 72;
const SCROLL_STEP = 14;

/** Dragging by a grip with mouse, pen or finger. The rows say where they are by `data-lesson` and `data-module`. */
export function useDrag(onDrop: (what: Movable, target: DropTarget) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const start = useRef<Start | null>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const pointer = useRef({ x: 0, y: 0 });
  const isDragging = drag !== null;

  useEffect(() => {
    if (!isDragging) return;
    const stop = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      start.current = null;
      setDrag(null);
    };
    let frame = requestAnimationFrame(function scroll() {
      const { y } = pointer.current;
      if (y < EDGE) window.scrollBy(0, -SCROLL_STEP);
      if (y > window.innerHeight - EDGE) window.scrollBy(0, SCROLL_STEP);
      frame = requestAnimationFrame(scroll);
    });
    document.addEventListener("keydown", stop);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("keydown", stop);
    };
  }, [isDragging]);

  const onPointerDown = useStable((event: ReactPointerEvent<HTMLElement>, what: Movable, label: string): void => {
    if (event.button !== 0 || !event.isPrimary) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { what, label, x: event.clientX, y: event.clientY, pointerId: event.pointerId };
  });
  const onPointerMove = useStable((event: ReactPointerEvent<HTMLElement>): void => {
    const from = start.current;
    if (!from || from.pointerId !== event.pointerId) return;
    const { clientX: x, clientY: y } = event;
    pointer.current = { x, y };
    if (!isDragging && Math.hypot(x - from.x, y - from.y) < THRESHOLD) return;
    if (ghost.current) ghost.current.style.transform = `translate(${x + 12}px, ${y + 8}px)`;
    const target = from.what.kind === "module" ? moduleTarget(x, y) : lessonTarget(x, y);
    setDrag((shown) => (shown && sameTarget(shown.target, target) ? shown : { what: from.what, label: from.label, target }));
  });
  const end = (): Movable | null => {
    const from = start.current;
    start.current = null;
    setDrag(null);
    return from?.what ?? null;
  };
  const onPointerUp = useStable((): void => {
    const what = end();
    if (what && drag?.target) onDrop(what, drag.target);
  });
  const onPointerCancel = useStable((): void => {
    end();
  });

  return { drag, ghost, grip: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel } };
}

function sameTarget(one: DropTarget | null, other: DropTarget | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function lessonTarget(x: number, y: number): DropTarget | null {
  const under = document.elementFromPoint(x, y);
  const moduleId = under?.closest<HTMLElement>("[data-module]")?.dataset.module;
  if (moduleId === undefined) return null;
  const row = under?.closest<HTMLElement>("[data-lesson]");
  if (!row) return { kind: "lessons", moduleId, beforeLessonId: null };
  const { top, height } = row.getBoundingClientRect();
  const isUpperHalf = y < top + height / 2;
  const next = row.nextElementSibling;
  const after = next instanceof HTMLElement ? (next.dataset.lesson ?? null) : null;
  return { kind: "lessons", moduleId, beforeLessonId: isUpperHalf ? (row.dataset.lesson ?? null) : after };
}

function moduleTarget(x: number, y: number): DropTarget | null {
  const section = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-module]");
  if (!section) return null;
  const { top, height } = section.getBoundingClientRect();
  const next = section.nextElementSibling;
  const after = next instanceof HTMLElement ? (next.dataset.module ?? null) : null;
  return { kind: "module", beforeModuleId: y < top + height / 2 ? (section.dataset.module ?? null) : after };
}

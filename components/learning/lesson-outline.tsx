"use client";

import type { ReactElement } from "react";
import type { LessonKind } from "@/components/patterns/lesson-outline-item";
import { Outline } from "@/components/patterns/outline";
import { Ruler, SpineRuler } from "@/components/ui/progress";
import { formatClock, formatDuration } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { OutlineEntry, OutlineSection } from "@/server/learning";
import { placeLessons, tickOf } from "./outline-state";

export type OutlineLabels = {
  title: string;
  ruler: string;
  spine: string;
  /** A module's "4 / 8", by its place. */
  counts: readonly string[];
  state: Record<"done" | "current" | "open", string>;
  kinds: Readonly<Record<OutlineKind, string>>;
};

/** The kinds that an outline tells apart. */
export type OutlineKind = Exclude<LessonKind, "code">;

type Props = { outline: readonly OutlineSection[]; courseSlug: string; currentId: string; locale: Locale; language: string; labels: OutlineLabels };

/**
 * The course beside its lesson: every lesson with its length and its state, the module one is in opened. This and its two
 * sisters are client components for the size of the page: as server components they were in it as HTML and again, four
 * times as long as what they are made of, as data.
 */
export function LessonOutline({ outline, courseSlug, currentId, locale, language, labels, note }: Props & { note: string }): ReactElement {
  return (
    <section id="outline" aria-label={labels.title} className="scroll-mt-4">
      <div className="panel-head">
        <h2 className="text-sm font-semibold">{labels.title}</h2>
        <span className="meta">{note}</span>
      </div>
      <div className="px-5 pb-6" lang={language}>
        <Outline
          className="border-b-0"
          modules={outline.map((section, index) => ({
            id: `module-${section.number}`,
            title: section.title,
            summary: labels.counts[index] ?? "",
            open: section.lessons.some((lesson) => lesson.lessonId === currentId),
            lessons: section.lessons.map((lesson) => {
              const kind = toOutlineKind(lesson.kind);
              const state = lesson.lessonId === currentId ? "current" : lesson.isCompleted ? "done" : "open";
              return {
                id: lesson.lessonId,
                kind,
                title: lesson.title,
                length: lengthOf(lesson, locale),
                state,
                stateLabel: `${labels.kinds[kind]}, ${lesson.isCompleted ? labels.state.done : labels.state[state]}`,
                href: localePath(locale, `/learn/${courseSlug}/${lesson.slug}`),
              };
            }),
          }))}
        />
      </div>
    </section>
  );
}

/** The same course as the upright ruler at the player's left edge. */
export function LessonSpine({ outline, courseSlug, currentId, locale, labels }: Props): ReactElement {
  return (
    <SpineRuler
      label={labels.spine}
      ticks={placeLessons(outline).map((lesson) => ({
        ...tickOf(lesson, currentId),
        href: localePath(locale, `/learn/${courseSlug}/${lesson.slug}`),
        label: `${lesson.position}. ${lesson.title}`,
      }))}
    />
  );
}

/** And as the ruler under the bar of a phone. */
export function LessonRuler({ outline, currentId, labels }: Pick<Props, "outline" | "currentId" | "labels">): ReactElement {
  const lessons = placeLessons(outline);
  return (
    <div className="px-4 pt-1.5 lg:hidden">
      <Ruler label={labels.ruler} dense={lessons.length > 60} ticks={lessons.map((lesson) => tickOf(lesson, currentId))} />
    </div>
  );
}

function toOutlineKind(kind: string): OutlineKind {
  return kind === "video" || kind === "quiz" || kind === "assignment" || kind === "live" ? kind : "article";
}

function lengthOf(lesson: OutlineEntry, locale: Locale): string {
  return lesson.kind === "video" ? formatClock(lesson.durationSeconds) : formatDuration(lesson.durationSeconds, locale);
}

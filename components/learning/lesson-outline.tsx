"use client";

import { memo, type ReactElement } from "react";
import type { LessonKind } from "@/components/patterns/lesson-outline-item";
import { ICON_MARKUP } from "@/components/ui/icon-markup";
import { markup, type Markup } from "@/lib/html/markup";
import { formatClock, formatDate, formatDuration } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/in-language";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { LessonEntry, LessonSection } from "./lesson-data";
import { LessonAsk, type LessonAskData } from "./lesson-ask";
import { placeLessons, tickOf } from "./outline-state";

export type OutlineLabels = {
  title: string;
  /** At the outline's head: what is left of the module. */
  note: string;
  ruler: string;
  spine: string;
  /** A module's "4 / 8", by its place. */
  counts: readonly string[];
  state: Record<LessonState, string>;
  kinds: Readonly<Record<OutlineKind, string>>;
  /** Where an assignment that was handed in stands. */
  works: Readonly<Record<NonNullable<LessonEntry["work"]>, string>>;
  /** Of a lesson that the course can do without, or cannot. */
  roles: Readonly<Record<NonNullable<LessonEntry["role"]>, string>>;
  /** Of a lesson that waits for the one before it. */
  behind: string;
};

/** The kinds that an outline tells apart. */
export type OutlineKind = Exclude<LessonKind, "code">;
type LessonState = "done" | "current" | "open" | "closed";

export type OutlineData = { sections: readonly LessonSection[]; courseSlug: string; currentId: string; locale: Locale; language: string; timeZone: string; ask: LessonAskData; labels: OutlineLabels };

/**
 * The course beside its lesson: every lesson with its length and its state, the module one is in opened. This and its two
 * sisters write markup: nothing here answers to anything but links, and a course may have hundreds of lessons. A module is
 * written again only when something in it changed, so that what its reader opened stays open.
 */
export const LessonOutline = memo(function LessonOutline({ data }: { data: OutlineData }): ReactElement {
  const { sections, currentId, language, labels } = data;
  return (
    <section id="outline" aria-label={labels.title} className="scroll-mt-4">
      <div className="panel-head" dangerouslySetInnerHTML={markup`<h2 class="text-sm font-semibold">${labels.title}</h2><span class="meta">${labels.note}</span>`.inner} />
      <LessonAsk {...data.ask} />
      <div className="px-5 pb-6" {...inLanguage(language)}>
        {sections.map((section, index) => (
          <details
            key={section.number}
            className="outline-module"
            open={section.lessons.some(({ lessonId }) => lessonId === currentId)}
            dangerouslySetInnerHTML={writeModule(data, section, index).inner}
          />
        ))}
      </div>
    </section>
  );
});

/**
 * The same course as the upright ruler at the player's left edge: a map to point at. Its ticks are smaller than a finger
 * and as many as the lessons, so they stay out of the tab order; the outline is the same list for the keyboard. Hidden
 * under 1024 px, where the ruler lies under the bar.
 */
export const LessonSpine = memo(function LessonSpine({ data }: { data: OutlineData }): ReactElement {
  const { sections, currentId, courseSlug, locale, labels } = data;
  const lessons = placeLessons(sections);
  const ticks = lessons.map((lesson) => {
    const { state, opensModule } = tickOf(lesson, currentId);
    const label = `${lesson.position}. ${lesson.title}`;
    return markup`<a href="${lessonPath(locale, courseSlug, lesson)}" aria-label="${label}" title="${label}" aria-current="${state === "current" ? "page" : null}" tabindex="-1" class="spine-tick" data-state="${state === "open" ? null : state}" data-module="${opensModule === true}"></a>`;
  });
  return <nav aria-label={labels.spine} data-dense={lessons.length > MOST_ROOMY_TICKS ? "" : undefined} className="player-spine" dangerouslySetInnerHTML={markup`${ticks}`.inner} />;
});

/** And as the ruler under the bar of a phone. */
export const LessonRuler = memo(function LessonRuler({ data }: { data: OutlineData }): ReactElement {
  const lessons = placeLessons(data.sections);
  const ticks = lessons.map((lesson) => {
    const { state, opensModule } = tickOf(lesson, data.currentId);
    return markup`<i class="ruler-tick" data-state="${state === "open" ? null : state}" data-module="${opensModule === true}"></i>`;
  });
  const ruler = markup`<span role="img" aria-label="${data.labels.ruler}" data-dense="${lessons.length > MOST_WIDE_TICKS}" class="ruler">${ticks}</span>`;
  return <div className="px-4 pt-1.5 lg:hidden" dangerouslySetInnerHTML={ruler.inner} />;
});

/** With more ticks than this the gaps of the spine would eat its 744 px. */
const MOST_ROOMY_TICKS = 80;
const MOST_WIDE_TICKS = 60;

const KIND_ICONS: Readonly<Record<OutlineKind, Markup>> = {
  video: ICON_MARKUP.play,
  article: ICON_MARKUP.fileText,
  quiz: ICON_MARKUP.listChecks,
  assignment: ICON_MARKUP.squarePen,
  live: ICON_MARKUP.video,
  file: ICON_MARKUP.fileDown,
  package: ICON_MARKUP.package,
};

function writeModule(data: OutlineData, { title, lessons }: LessonSection, index: number): Markup {
  const head = markup`<summary class="outline-head"><span class="outline-number">${index + 1}</span><span class="outline-title">${title}</span><span class="meta whitespace-nowrap">${data.labels.counts[index]}</span></summary>`;
  return markup`${head}<ul class="outline-lessons">${lessons.map((lesson) => writeLesson(data, lesson))}</ul>`;
}

/** As `LessonOutlineItem` shows it on a course's page. */
function writeLesson(data: OutlineData, lesson: LessonEntry): Markup {
  const { courseSlug, currentId, locale, labels } = data;
  const kind = toOutlineKind(lesson.kind);
  const state = lesson.lessonId === currentId ? "current" : lesson.isCompleted ? "done" : lesson.closed ? "closed" : "open";
  const words = `${labels.kinds[kind]}, ${lesson.isCompleted ? labels.state.done : labels.state[state]}: `;
  const icon = state === "done" ? ICON_MARKUP.check : state === "current" && kind === "video" ? ICON_MARKUP.circlePlay : state === "closed" ? ICON_MARKUP.lock : KIND_ICONS[kind];
  return markup`<li><a href="${lessonPath(locale, courseSlug, lesson)}" class="lesson-row" data-state="${state}" aria-current="${state === "current" ? "page" : null}"><span class="lesson-state">${icon}</span><span class="lesson-title"><span class="sr-only">${words}</span>${lesson.title}</span><span class="lesson-aside">${lesson.work ? labels.works[lesson.work] : state === "closed" ? closedUntil(lesson, data) : [...(lesson.role ? [labels.roles[lesson.role]] : []), lengthOf(lesson, locale)].filter(Boolean).join(" · ")}</span></a></li>`;
}

function closedUntil({ closed }: LessonEntry, { labels, locale, timeZone }: OutlineData): string {
  return closed?.until ? formatDate(new Date(closed.until), locale, timeZone) : labels.behind;
}

function lessonPath(locale: Locale, courseSlug: string, lesson: LessonEntry): string {
  return localePath(locale, `/learn/${courseSlug}/${lesson.slug}`);
}

function toOutlineKind(kind: string): OutlineKind {
  return kind === "video" || kind === "quiz" || kind === "assignment" || kind === "live" || kind === "file" || kind === "package" ? kind : "article";
}

function lengthOf(lesson: LessonEntry, locale: Locale): string {
  if ((lesson.kind === "file" || lesson.kind === "package") && lesson.durationSeconds === 0) return "";
  return lesson.kind === "video" ? formatClock(lesson.durationSeconds) : formatDuration(lesson.durationSeconds, locale);
}

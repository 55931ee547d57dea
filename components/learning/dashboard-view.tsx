import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement, ReactNode } from "react";
import { OwnPathRows } from "@/components/paths/own-path-rows";
import { Cover } from "@/components/patterns/cover";
import { EmptyState } from "@/components/patterns/empty-state";
import { Section } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { ArrowRight } from "@/components/ui/icons";
import { ProgressRing, Ruler } from "@/components/ui/progress";
import { formatClock, formatDate, formatDuration, formatRelative } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { ReceivedAnnouncement } from "@/server/community";
import type { EnrolledCourse } from "@/server/learning";
import type { OwnPath } from "@/server/paths";
import { AnnouncementList } from "./announcement-list";

type Props = {
  locale: Locale;
  name: string;
  timeZone: string;
  now: Date;
  courses: readonly EnrolledCourse[];
  /** The paths that they follow. */
  paths: readonly OwnPath[];
  announcements: readonly ReceivedAnnouncement[];
  /** How many questions that they missed are due for review. */
  dueCards: number;
  suggestion: { slug: string; title: string; topic: { slug: string } } | null;
};
type Translator = Awaited<ReturnType<typeof getTranslations>>;
type Scope = Pick<Props, "locale" | "timeZone" | "now"> & { t: Translator };

/** A learner's start page: the one thing to go on with, then everything else they have. */
export async function DashboardView(props: Props): Promise<ReactElement> {
  const { locale, courses, suggestion } = props;
  const t = await getTranslations({ locale, namespace: "learning.dashboard" });
  const scope: Scope = { ...props, t };
  const open = courses.filter((course) => course.isOpen && course.status !== "completed");
  const completed = courses.filter((course) => course.isOpen && course.status === "completed");
  const closed = courses.filter((course) => !course.isOpen);
  const [first, ...others] = open;
  return (
    <main id="main" className="page pt-9 pb-16">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h1 className="t-page">{t("title")}</h1>
        {courses.length > 0 ? (
          <p className="flex flex-wrap gap-x-6 gap-y-1">
            <a className="link" href={localePath(locale, "/dashboard/review")}>
              {t("review", { count: props.dueCards })}
            </a>
            <a className="link" href={localePath(locale, "/account/certificates")}>
              {t("certificates")}
            </a>
          </p>
        ) : null}
      </div>
      {courses.length === 0 ? <NoCourses t={t} locale={locale} suggestion={suggestion} /> : null}
      {first ? <ContinueCard course={first} scope={scope} /> : null}
      <AnnouncementList announcements={props.announcements} locale={locale} now={props.now} />
      {props.paths.length > 0 ? <OwnPathRows paths={props.paths} locale={locale} /> : null}
      <CourseRows label={t("courses")} courses={others} scope={scope} row={(course) => <OpenRow course={course} scope={scope} />} />
      <CourseRows label={t("completed")} courses={completed} scope={scope} row={(course) => <CompletedRow course={course} scope={scope} />} />
      <CourseRows label={t("closed")} courses={closed} scope={scope} row={(course) => <ClosedRow course={course} scope={scope} />} />
    </main>
  );
}

function NoCourses({ t, locale, suggestion }: Pick<Props, "locale" | "suggestion"> & { t: Translator }): ReactElement {
  return (
    <EmptyState
      className="mt-10"
      title={t("emptyTitle")}
      text={t("emptyText")}
      {...(suggestion && { suggestion: { slug: suggestion.slug, topic: suggestion.topic.slug } })}
      actions={
        <>
          <Button asChild variant="primary">
            <a href={localePath(locale, "/courses")}>{t("emptyAction")}</a>
          </Button>
          {suggestion ? (
            <a className="link" href={localePath(locale, `/courses/${suggestion.slug}`)}>
              {t("emptySuggestion", { title: suggestion.title })}
            </a>
          ) : null}
        </>
      }
    />
  );
}

function ContinueCard({ course, scope }: { course: EnrolledCourse; scope: Scope }): ReactElement {
  const { t, locale } = scope;
  return (
    <section className="continue-card" aria-labelledby="continue-title">
      <a href={lessonHref(course, locale)} tabIndex={-1} aria-hidden="true" className="block">
        <Cover slug={course.slug} topic={course.topicSlug} src={undefined} priority />
      </a>
      <div className="min-w-0">
        <h2 id="continue-title" className="t-section">
          {course.title}
        </h2>
        <CourseRuler course={course} scope={scope} />
        <p className="meta mt-2">{progressWords(course, scope)}</p>
        <CourseLinks course={course} scope={scope} />
        {course.next ? (
          <div className="mt-5">
            <p className="font-serif text-lg leading-snug">{course.next.title}</p>
            <Button asChild variant="primary" size="lg" className="mt-3 max-sm:w-full">
              <a href={lessonHref(course, locale)}>
                {continueLabel(course, t)}
                <ArrowRight />
              </a>
            </Button>
          </div>
        ) : null}
      </div>
    </section>
  );
}

type RowsProps = { label: string; courses: readonly EnrolledCourse[]; scope: Scope; row(course: EnrolledCourse): ReactNode };

function CourseRows({ label, courses, row }: RowsProps): ReactElement | null {
  if (courses.length === 0) return null;
  return (
    <Section label={label}>
      <ul className="grid">
        {courses.map((course) => (
          <li key={course.enrollmentId} className="enrolled-row">
            {row(course)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OpenRow({ course, scope }: { course: EnrolledCourse; scope: Scope }): ReactElement {
  const { t, locale } = scope;
  return (
    <>
      <ProgressRing value={course.share} label={progressShort(course, t)} />
      <div className="min-w-0">
        <h3 className="t-item">
          <a className="hover:underline" href={lessonHref(course, locale)}>
            {course.title}
          </a>
        </h3>
        <p className="meta mt-1">{progressWords(course, scope)}</p>
        <CourseLinks course={course} scope={scope} />
      </div>
      {course.next ? (
        <Button asChild className="enrolled-action">
          <a href={lessonHref(course, locale)} aria-label={t("continueLesson", { title: course.next.title })}>
            {continueLabel(course, t)}
          </a>
        </Button>
      ) : null}
    </>
  );
}

function CompletedRow({ course, scope }: { course: EnrolledCourse; scope: Scope }): ReactElement {
  const { t, locale, timeZone } = scope;
  return (
    <>
      <ProgressRing value={1} label={progressShort(course, t)} />
      <div className="min-w-0">
        <h3 className="t-item">
          <a className="hover:underline" href={lessonHref(course, locale)}>
            {course.title}
          </a>
        </h3>
        {course.completedAt ? <p className="meta mt-1">{t("completedOn", { date: formatDate(new Date(course.completedAt), locale, timeZone, "long") })}</p> : null}
        <CourseLinks course={course} scope={scope} />
      </div>
    </>
  );
}

/** Its grades, where it has some, and a newer release: what that changes is one click away, and nothing moves before. */
function CourseLinks({ course: { slug, title, isOpen, newerRelease, isGraded, hasQuiz, hasOwnDates }, scope: { t, locale } }: { course: EnrolledCourse; scope: Scope }): ReactElement | null {
  const isPractised = isOpen && hasQuiz;
  if (newerRelease === null && !isGraded && !isPractised && !hasOwnDates) return null;
  return (
    <p className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1">
      {isGraded ? (
        <a className="link text-xs" href={localePath(locale, `/dashboard/grades/${slug}`)} aria-label={t("gradesOf", { course: title })}>
          {t("grades")}
        </a>
      ) : null}
      {isPractised ? (
        <a className="link text-xs" href={localePath(locale, `/dashboard/practice/${slug}`)} aria-label={t("practiceOf", { course: title })}>
          {t("practice")}
        </a>
      ) : null}
      {hasOwnDates ? (
        <a className="link text-xs" href={localePath(locale, `/dashboard/dates/${slug}`)} aria-label={t("datesOf", { course: title })}>
          {t("dates")}
        </a>
      ) : null}
      {newerRelease === null ? null : (
        <a className="link text-xs" href={localePath(locale, `/dashboard/updates/${slug}`)}>
          {t("newerRelease", { number: newerRelease })}
        </a>
      )}
    </p>
  );
}

function ClosedRow({ course, scope: { t, locale } }: { course: EnrolledCourse; scope: Scope }): ReactElement {
  return (
    <>
      <ProgressRing value={course.share} label={progressShort(course, t)} />
      <div className="min-w-0">
        <h3 className="t-item">{course.title}</h3>
        <p className="meta mt-1">{t("closedText")}</p>
      </div>
      <a className="link enrolled-action text-xs" href={localePath(locale, `/learn/${course.slug}`)}>
        {t("closedAction")}
      </a>
    </>
  );
}

/** Longer courses than this are drawn as shares: a tick for each of 300 lessons says nothing. */
const MOST_TICKS = 120;

function CourseRuler({ course, scope }: { course: EnrolledCourse; scope: Scope }): ReactElement {
  const count = Math.min(course.total, MOST_TICKS);
  const done = course.total === 0 ? 0 : Math.floor((course.completed / course.total) * count);
  const ticks = Array.from({ length: count }, (_, index) => ({ state: index < done ? ("done" as const) : index === done ? ("current" as const) : ("open" as const) }));
  return <Ruler className="mt-4" label={progressShort(course, scope.t)} dense={count > 60} ticks={ticks} />;
}

function lessonHref(course: EnrolledCourse, locale: Locale): string {
  return localePath(locale, course.next ? `/learn/${course.slug}/${course.next.slug}` : `/learn/${course.slug}`);
}

function continueLabel(course: EnrolledCourse, t: Translator): string {
  const seconds = course.next?.kind === "video" ? course.next.positionSeconds : 0;
  return seconds >= 1 ? t("continueAt", { time: formatClock(seconds) }) : t("continue");
}

function progressShort(course: EnrolledCourse, t: Translator): string {
  return t("progress", { completed: course.completed, total: course.total });
}

function progressWords(course: EnrolledCourse, { t, locale, now }: Scope): string {
  const parts = [progressShort(course, t)];
  if (course.remainingSeconds > 0) parts.push(t("left", { remaining: formatDuration(course.remainingSeconds, locale) }));
  if (course.lastViewedAt) parts.push(t("lastSeen", { when: formatRelative(new Date(course.lastViewedAt), now, locale) }));
  return parts.join(" · ");
}

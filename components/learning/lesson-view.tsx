import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement, ReactNode } from "react";
import { CoverImage } from "@/components/patterns/cover";
import { RichText } from "@/components/patterns/rich-text";
import { Button } from "@/components/ui/button";
import { ArrowRight } from "@/components/ui/icons";
import { formatDuration } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { LessonHtml, LessonPage } from "@/server/learning";
import { ArticleLesson } from "./article-lesson";
import { captionSources } from "./caption-sources";
import { CourseFinished } from "./course-finished";
import { LessonOutline, LessonRuler, LessonSpine, type OutlineKind, type OutlineLabels } from "./lesson-outline";
import { nextStep, placeLessons, progressOf, type PlacedLesson } from "./outline-state";
import { UnsupportedLesson } from "./unsupported-lesson";
import { VideoLesson } from "./video-lesson";

type Props = { page: LessonPage; text: LessonHtml; locale: Locale; isTeacher: boolean };
type Translator = Awaited<ReturnType<typeof getTranslations>>;

/** A lesson's page, by its kind. */
export async function LessonView({ page, text, locale, isTeacher }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "learning" });
  const lessons = placeLessons(page.outline);
  const current = lessons.find((lesson) => lesson.lessonId === page.lesson.id);
  const parts = await sharedParts(t, { page, locale, lessons, current });
  const guest = t(isTeacher ? "lesson.teacherView" : "lesson.preview");
  const address = { courseSlug: page.course.slug, lessonSlug: page.lesson.slug };
  const { lesson, course } = page;

  if (lesson.kind === "video") {
    return (
      <VideoLesson
        key={lesson.id}
        address={address}
        locale={locale}
        language={course.language}
        title={lesson.title}
        durationSeconds={lesson.video?.durationSeconds ?? lesson.durationSeconds}
        captions={captionSources(lesson.video?.captions ?? [], address, course.language)}
        chapters={lesson.video?.chapters ?? []}
        standing={page.standing}
        notes={page.notes}
        header={parts.header}
        labels={{ player: t.raw("player"), transcript: t.raw("transcript"), notes: t.raw("notes"), supportTab: t("lesson.support"), guest }}
        slots={{
          ...parts.slots,
          spine: <LessonSpine {...parts.outline} />,
          support: text.html === "" ? null : <RichText html={text.html} lang={course.language} />,
          poster: <CoverImage slug={course.slug} topic={course.topicSlug} src={undefined} size="wide" />,
        }}
      />
    );
  }
  if (lesson.kind === "article") {
    return (
      <ArticleLesson
        key={lesson.id}
        address={address}
        locale={locale}
        language={course.language}
        title={lesson.title}
        durationSeconds={lesson.durationSeconds}
        headings={text.headings}
        standing={page.standing}
        notes={page.notes}
        nextHref={parts.next ? localePath(locale, `/learn/${course.slug}/${parts.next.lesson.slug}`) : null}
        header={parts.header}
        labels={{
          article: t.raw("article"),
          notes: t.raw("notes"),
          guest,
          length: t("article.length", { length: formatDuration(lesson.durationSeconds, locale) }),
          close: t("player.close"),
          toasts: t("player.toasts"),
        }}
        slots={{ ...parts.slots, text: <RichText html={text.html} lang={course.language} /> }}
      />
    );
  }
  return <UnsupportedLesson header={parts.header} outline={parts.slots.outline} title={t("lesson.unsupportedTitle")} text={t("lesson.unsupportedText")} next={parts.slots.next} />;
}

type PartsInput = { page: LessonPage; locale: Locale; lessons: readonly PlacedLesson[]; current: PlacedLesson | undefined };

async function sharedParts(t: Translator, { page, locale, lessons, current }: PartsInput) {
  const { course, lesson, outline } = page;
  const progress = progressOf(lessons);
  const isFinished = page.standing !== null && progress.total > 0 && progress.completed === progress.total;
  const next = nextStep(lessons, lesson.id);
  const labels = outlineLabels(t, page, progress);
  const shared = { outline, courseSlug: course.slug, currentId: lesson.id, locale, language: course.language, labels };
  const module = current ? progressOf(outline.find((section) => section.number === current.moduleNumber)?.lessons ?? []) : null;
  return {
    next,
    outline: shared,
    header: {
      backHref: localePath(locale, `/courses/${course.slug}`),
      courseTitle: course.title,
      courseLanguage: course.language,
      labels: {
        skip: t("lesson.skip"),
        back: t("lesson.back"),
        position: t("lesson.position", { position: current?.position ?? lesson.position, total: lessons.length }),
        standing: page.standing === null ? "" : isFinished ? t("lesson.standingDone") : t("lesson.standing", { completed: progress.completed, remaining: formatDuration(progress.remainingSeconds, locale) }),
        outline: t("lesson.outline"),
        outlineKey: t("lesson.outlineKey"),
        theme: t("lesson.theme"),
      },
      below: <LessonRuler outline={outline} currentId={lesson.id} labels={labels} />,
    },
    slots: {
      heading: <LessonHeading page={page} kicker={current ? t("lesson.module", { number: current.moduleNumber, title: current.moduleTitle }) : null} />,
      next: <NextStep t={t} next={next} courseSlug={course.slug} locale={locale} />,
      outline: (
        <LessonOutline
          {...shared}
          note={module && module.remainingSeconds > 0 ? t("lesson.moduleLeft", { remaining: formatDuration(module.remainingSeconds, locale) }) : module && page.standing ? t("lesson.moduleDone") : ""}
        />
      ),
      finished: isFinished ? <CourseFinished locale={locale} courseTitle={course.title} total={progress.total} /> : null,
    },
  };
}

function LessonHeading({ page, kicker }: { page: LessonPage; kicker: string | null }): ReactElement {
  return (
    <div lang={page.course.language}>
      {kicker ? <p className="meta">{kicker}</p> : null}
      <h1 className="t-page mt-1">{page.lesson.title}</h1>
      {page.lesson.kind === "article" && page.lesson.summary ? <p className="lede mt-3 max-w-[46ch]">{page.lesson.summary}</p> : null}
    </div>
  );
}

function NextStep({ t, next, courseSlug, locale }: { t: Translator; next: ReturnType<typeof nextStep>; courseSlug: string; locale: Locale }): ReactNode {
  const href = next ? localePath(locale, `/learn/${courseSlug}/${next.lesson.slug}`) : localePath(locale, "/dashboard");
  return (
    <Button asChild variant="primary" className="h-auto min-h-10 max-w-full whitespace-normal text-left max-lg:w-full max-lg:justify-center">
      <a href={href}>
        {next ? t(`lesson.${next.kind}`, { title: next.lesson.title }) : t("lesson.backToStart")}
        <ArrowRight />
      </a>
    </Button>
  );
}

function outlineLabels(t: Translator, { outline }: LessonPage, progress: { completed: number; total: number }): OutlineLabels {
  const kind = (name: OutlineKind) => t(`lesson.kind.${name}`);
  return {
    title: t("lesson.outline"),
    ruler: t("lesson.ruler", { completed: progress.completed, total: progress.total }),
    spine: t("lesson.spine"),
    counts: outline.map(({ lessons }) => t("lesson.moduleCount", { completed: progressOf(lessons).completed, total: lessons.length })),
    state: { done: t("lesson.state.done"), current: t("lesson.state.current"), open: t("lesson.state.open") },
    kinds: { video: kind("video"), article: kind("article"), quiz: kind("quiz"), assignment: kind("assignment"), live: kind("live") },
  };
}

import type { ReactElement } from "react";
import { extensionOf } from "@/lib/domain/course-file";
import { handData } from "@/lib/handed-data";
import { handText } from "@/lib/handed-texts";
import { formatBytes, formatDuration, formatPercent } from "@/lib/i18n/format";
import { getTranslations, type Translator } from "@/lib/i18n/get-translations";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { toCourseLanguage } from "@/lib/schemas/catalog";
import type { AssignmentPage, QuizPage } from "@/server/assessment";
import type { LessonHtml, LessonPage } from "@/server/learning";
import type { PackagePage } from "@/server/packages";
import { AssignmentDoor } from "./assignment/assignment-door";
import type { AssignmentLessonData } from "./assignment/assignment-lesson";
import { ArticleLesson } from "./article-lesson";
import { captionSources } from "./caption-sources";
import { LiveLesson } from "./live-lesson";
import { FileLesson } from "./file-lesson";
import type { ArticleLessonData, ArticleLessonLabels, FileLessonData, FileLessonLabels, LessonFrameData, LiveLessonData, LiveLessonLabels, VideoLabels, VideoLessonData } from "./lesson-data";
import { certificateLines, isCourseFinished, lessonAsks } from "./lesson-asks";
import type { OutlineKind, OutlineLabels } from "./lesson-outline";
import { nextStep, placeLessons, progressOf, type PlacedLesson } from "./outline-state";
import { PackageDoor } from "./package/package-door";
import type { PackageLessonData } from "./package/package-lesson";
import { QuizDoor } from "./quiz/quiz-door";
import type { QuizLessonData } from "./quiz/quiz-lesson";
import { VideoLesson } from "./video-lesson";

type Input = {
  page: LessonPage;
  text: LessonHtml;
  /** Of a quiz lesson. */
  quiz: QuizPage | null;
  /** Of a lesson that plays a package. */
  played: PackagePage | null;
  /** Of an assignment. */
  assignment: AssignmentPage | null;
  locale: Locale;
  isTeacher: boolean;
  /** The server's clock in milliseconds, and the viewer's time zone. */
  now: number;
  timeZone: string;
};

/**
 * A lesson's page, by its kind: one component with what it shows as JSON. As a tree of elements the same page cost the
 * server three times as much, once to write the tree down and once to render it.
 */
export async function lessonView({ page, text, quiz, played, assignment, locale, isTeacher, now, timeZone }: Input): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "learning" });
  const lessons = placeLessons(page.outline);
  const next = nextStep(lessons, page.lesson.id);
  const languages = await getTranslations({ locale, namespace: "common.language" });
  const frame = frameOf(t, { page, locale, isTeacher, languageName: languages(toCourseLanguage(page.course.language)), lessons, next, timeZone });
  const { lesson, course } = page;

  if (lesson.kind === "video") {
    const data: VideoLessonData = {
      ...frame,
      durationSeconds: lesson.video?.durationSeconds ?? lesson.durationSeconds,
      captions: captionSources(lesson.video?.captions ?? [], frame.address, course.language),
      chapters: lesson.video?.chapters ?? [],
      poster: { slug: course.slug, topic: course.topicSlug },
      completesAt: page.asks.lesson.percent === null ? null : formatPercent(page.asks.lesson.percent / 100, locale),
      standing: page.standing,
    };
    const labels = labelsOf(locale, "video", (): VideoLabels => ({ player: t.raw("player"), transcript: t.raw("transcript"), notes: t.raw("notes"), supportTab: t("lesson.support") }));
    return <VideoLesson key={lesson.id} json={handData(data)} labels={labels} support={text.html} />;
  }
  if (lesson.kind === "article") {
    const data: ArticleLessonData = {
      ...frame,
      summary: lesson.summary,
      headings: text.headings,
      standing: page.standing,
      nextHref: next ? frame.next.href : null,
      length: t("article.length", { length: formatDuration(lesson.durationSeconds, locale) }),
    };
    const labels = labelsOf(locale, "article", (): ArticleLessonLabels => ({ article: t.raw("article"), notes: t.raw("notes"), close: t("player.close"), toasts: t("player.toasts") }));
    return <ArticleLesson key={lesson.id} json={handData(data)} labels={labels} text={handText(`${lesson.revisionId}.${locale}`, text.html)} />;
  }
  if (quiz) {
    const data: QuizLessonData = { ...frame, quiz, summary: lesson.summary, toasts: { region: t("player.toasts"), close: t("player.close") } };
    const { quiz: words, code, assignment: work, "course-files": files, errors } = await loadMessages(locale);
    const { access, assessment, auth, media, rate, server, code: running } = errors;
    // Most quizzes ask for no file: their pages need not carry why one is refused.
    const asksFiles = quiz.standing?.open?.questions.some(({ upload }) => upload !== null) ?? false;
    const uploads = asksFiles ? { "course-files": { refusal: files.refusal } } : {};
    const marked = { assignment: { rubric: work.rubric, ...(asksFiles ? { files: work.files } : {}) } };
    const messages = labelsOf(locale, asksFiles ? "quiz with files" : "quiz", () => ({ quiz: words, code: { ...code, question: undefined }, ...marked, ...uploads, errors: { access, assessment, auth, media, rate, server, code: running } }));
    return <QuizDoor key={lesson.id} json={handData(data)} messages={messages} text={text.html} />;
  }
  if (played) {
    const data: PackageLessonData = { ...frame, summary: lesson.summary, package: played, standing: page.standing };
    const { packages, errors } = await loadMessages(locale);
    const { access, auth, rate, server, packages: refusals } = errors;
    const messages = labelsOf(locale, "package", () => ({ packages: { ...packages, studio: undefined }, errors: { access, auth, rate, server, packages: refusals } }));
    return <PackageDoor key={lesson.id} json={handData(data)} messages={messages} text={text.html} />;
  }
  if (assignment) {
    const data: AssignmentLessonData = { ...frame, assignment, summary: lesson.summary, toasts: { region: t("player.toasts"), close: t("player.close") } };
    const { assignment: words, quiz: quizWords, "course-files": files, errors } = await loadMessages(locale);
    const { access, assessment, auth, media, rate, server, validation } = errors;
    const messages = labelsOf(locale, "assignment", () => ({ assignment: words, quiz: { saving: quizWords.saving }, "course-files": { refusal: files.refusal }, errors: { access, assessment, auth, media, rate, server, validation } }));
    return <AssignmentDoor key={lesson.id} json={handData(data)} messages={messages} text={text.html} />;
  }
  if (lesson.kind === "file") {
    const files = await getTranslations({ locale, namespace: "course-files" });
    const detail = lesson.file ? files("learner.meta", { type: extensionOf(lesson.file.name).toUpperCase(), size: formatBytes(lesson.file.bytes, locale) }) : "";
    const data: FileLessonData = { ...frame, summary: lesson.summary, file: lesson.file?.isReady ? { name: lesson.file.name, detail } : null, standing: page.standing };
    const labels = labelsOf(locale, "file", (): FileLessonLabels => ({
      file: files.raw("learner"), article: t.raw("article"), notes: t.raw("notes"), close: t("player.close"), toasts: t("player.toasts"),
    }));
    return <FileLesson key={lesson.id} json={handData(data)} labels={labels} text={text.html} />;
  }
  const live = await getTranslations({ locale, namespace: "live" });
  const data: LiveLessonData = { ...frame, summary: lesson.summary, live: lesson.live, now, zone: timeZone, standing: page.standing };
  const labels = labelsOf(locale, "live", (): LiveLessonLabels => ({
    live: live.raw("learner"), article: t.raw("article"), notes: t.raw("notes"), close: t("player.close"), toasts: t("player.toasts"),
  }));
  return <LiveLesson key={lesson.id} json={handData(data)} labels={labels} text={text.html} />;
}

const written = new Map<string, string>();

/** The words of a kind of lesson in a locale, written once a process: they are the same on each page. */
function labelsOf(locale: Locale, kind: string, make: () => object): string {
  const key = `${locale} ${kind}`;
  const text = written.get(key) ?? JSON.stringify(make());
  written.set(key, text);
  return text;
}

type FrameInput = Omit<Input, "text" | "quiz" | "played" | "assignment" | "now"> & { languageName: string; lessons: readonly PlacedLesson[]; next: ReturnType<typeof nextStep> };

function frameOf(t: Translator, { page, locale, isTeacher, languageName, lessons, next, timeZone }: FrameInput): LessonFrameData {
  const { course, lesson, outline } = page;
  const progress = progressOf(lessons);
  const isFinished = isCourseFinished(page, progress);
  const current = lessons.find(({ lessonId }) => lessonId === lesson.id);
  return {
    address: { courseSlug: course.slug, lessonSlug: lesson.slug },
    locale,
    language: course.language,
    title: lesson.title,
    durationSeconds: lesson.durationSeconds,
    notes: page.notes,
    header: {
      backHref: localePath(locale, `/courses/${course.slug}`),
      courseTitle: course.title,
      courseLanguage: course.language,
      labels: {
        skip: t("lesson.skip"),
        back: t("lesson.back"),
        language: languageName,
        position: t("lesson.position", { position: current?.position ?? lesson.position, total: lessons.length }),
        standing: page.standing === null ? "" : isFinished ? t("lesson.standingDone") : t("lesson.standing", { completed: progress.completed, remaining: formatDuration(progress.remainingSeconds, locale) }),
        outline: t("lesson.outline"),
        outlineKey: t("lesson.outlineKey"),
        theme: t("lesson.theme"),
      },
      newer: page.hasNewerRelease ? { href: localePath(locale, `/dashboard/updates/${course.slug}`), label: t("upgrade.short") } : null,
    },
    outline: {
      sections: outline.map(({ number, title, lessons: entries }) => ({
        number,
        title,
        lessons: entries.map(({ isPreview: _, ...entry }) => entry),
      })),
      courseSlug: course.slug,
      currentId: lesson.id,
      locale,
      language: course.language,
      timeZone,
      ask: lessonAsks(t, page, progress),
      labels: outlineLabels(t, page, current, locale),
    },
    guest: t(isTeacher ? "lesson.teacherView" : "lesson.preview"),
    kicker: current ? t("lesson.module", { number: current.moduleNumber, title: current.moduleTitle }) : null,
    next: next
      ? { href: localePath(locale, `/learn/${course.slug}/${next.lesson.slug}`), label: t(`lesson.${next.kind}`, { title: next.lesson.title }) }
      : { href: localePath(locale, "/dashboard"), label: t("lesson.backToStart") },
    finished: isFinished
      ? {
          title: t("finished.title", { course: course.title }),
          text: [
            progress.completed === progress.total ? t("finished.text", { total: progress.total }) : t("finished.textShare", { completed: progress.completed, total: progress.total }),
            ...certificateLines(t, page.asks.certificateGrade),
          ].join(" "),
          earned: { href: localePath(locale, "/account/certificates"), label: t("finished.earned") },
          dashboard: { href: localePath(locale, "/dashboard"), label: t("finished.dashboard") },
          more: { href: localePath(locale, "/courses"), label: t("finished.more") },
        }
      : null,
  };
}

function outlineLabels(t: Translator, { outline, standing }: LessonPage, current: PlacedLesson | undefined, locale: Locale): OutlineLabels {
  const kind = (name: OutlineKind) => t(`lesson.kind.${name}`);
  const all = progressOf(outline.flatMap(({ lessons }) => lessons));
  const module = current ? progressOf(outline.find((section) => section.number === current.moduleNumber)?.lessons ?? []) : null;
  return {
    title: t("lesson.outline"),
    note: module && module.remainingSeconds > 0 ? t("lesson.moduleLeft", { remaining: formatDuration(module.remainingSeconds, locale) }) : module && standing ? t("lesson.moduleDone") : "",
    ruler: t("lesson.ruler", { completed: all.completed, total: all.total }),
    spine: t("lesson.spine"),
    counts: outline.map(({ lessons }) => t("lesson.moduleCount", { completed: progressOf(lessons).completed, total: lessons.length })),
    state: { done: t("lesson.state.done"), current: t("lesson.state.current"), open: t("lesson.state.open"), closed: t("lesson.state.closed") },
    roles: { optional: t("lesson.role.optional"), essential: t("lesson.role.essential") },
    behind: t("lesson.behind"),
    kinds: { video: kind("video"), article: kind("article"), quiz: kind("quiz"), assignment: kind("assignment"), live: kind("live"), file: kind("file"), package: kind("package") },
    works: { waiting: t("lesson.work.waiting"), returned: t("lesson.work.returned"), graded: t("lesson.work.graded") },
  };
}

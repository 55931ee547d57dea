import "@/app/styles/rich-text.css";
import "katex/dist/katex.min.css";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { AssignmentEditor } from "@/components/authoring/assignment/assignment-editor";
import { CompletionForm } from "@/components/authoring/editor/completion-form";
import { LessonEditor } from "@/components/authoring/editor/lesson-editor";
import { LessonHistory } from "@/components/authoring/editor/lesson-history";
import { SideOutline } from "@/components/authoring/editor/side-outline";
import { FilePanel } from "@/components/authoring/files/file-panel";
import { LivePanel } from "@/components/authoring/live/live-panel";
import { VideoPanel } from "@/components/authoring/media/video-panel";
import { PackagePanel } from "@/components/authoring/packages/package-panel";
import { QuizEditor } from "@/components/authoring/quiz/quiz-editor";
import { GateList } from "@/components/patterns/gate-list";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale, type Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { lessonIdValue } from "@/lib/schemas/authoring-outline";
import { orNotFound } from "@/server/auth/or-not-found";
import { getAssignmentEditor, getLessonEditor, getLessonFiles, getLessonMedia, getLiveSession, getQuizEditor } from "@/server/authoring";
import { listBanks } from "@/server/banks";
import { packageOrigin } from "@/server/packages";
import { loadCourse } from "../../../../_components/load-course";
import { StudioFrame } from "../../../../_components/studio-frame";

type Props = { params: Promise<{ locale: string; courseId: string; lessonId: string }> };

export default async function LessonEditorPage({ params }: Props): Promise<ReactElement> {
  const { courseId, lessonId, ...given } = await params;
  const locale = toLocale(given.locale);
  const { ctx, course } = await loadCourse(locale, courseId, `/instructor/${courseId}/lessons/${lessonId}`);
  if (!lessonIdValue.safeParse(lessonId).success) notFound();
  const lesson = await orNotFound(getLessonEditor(ctx, { courseId, lessonId }));
  const media = lesson.kind === "video" ? await getLessonMedia(ctx, { courseId, lessonId }) : null;
  const files = lesson.kind === "file" || lesson.kind === "package" ? await getLessonFiles(ctx, { courseId, lessonId }) : null;
  const live = lesson.kind === "live" ? await getLiveSession(ctx, { courseId, lessonId }) : null;
  const [t, list, codes, outline, words] = await Promise.all([
    getTranslations({ locale, namespace: "authoring.lesson" }),
    getTranslations({ locale, namespace: "authoring.gateList" }),
    getTranslations({ locale, namespace: "authoring.gate" }),
    getTranslations({ locale, namespace: "authoring.outline" }),
    getTranslations({ locale, namespace: "translations.lesson" }),
  ]);
  const problems = course.modules.flatMap(({ lessons }) => lessons).find((row) => row.lessonId === lessonId)?.problems ?? [];
  const canEdit = course.viewerCan.edit;
  const quiz = lesson.kind === "quiz" ? await getQuizEditor(ctx, { courseId, lessonId }) : null;
  const banks = quiz && canEdit ? await listBanks(ctx, { archived: false }) : [];
  const assignment = lesson.kind === "assignment" ? await getAssignmentEditor(ctx, { courseId, lessonId }) : null;
  return (
    <StudioFrame locale={locale} course={course} current={null}>
      <title>{`${lesson.title} · ${course.course.title} · Criterio`}</title>
      {media ? (
        <VideoPanel key={`video-${lessonId}`} courseId={courseId} lessonId={lessonId} locale={locale} timeZone={ctx.viewer.timeZone} language={course.course.language} initial={media} />
      ) : null}
      {files ? <FileMaterial course={course} lesson={{ ...lesson, lessonId }} locale={locale} timeZone={ctx.viewer.timeZone} files={files} /> : null}
      {live ? <LivePanel key={`live-${lessonId}`} courseId={courseId} lessonId={lessonId} initial={live} /> : null}
      <div className="studio-grid pt-6" data-outline="">
        <SideOutline
          modules={course.modules}
          currentId={lessonId}
          basePath={localePath(locale, `/instructor/${courseId}`)}
          labels={{ title: outline("title"), problem: outline("hasProblem"), kind: (kind) => outline(`kind.${kind}`) }}
        />
        <div className="min-w-0">
          {quiz ? <QuizEditor courseId={courseId} lessonId={lessonId} quiz={quiz} banks={banks} canEdit={canEdit} regradeHref={course.viewerCan.students ? localePath(locale, `/instructor/${courseId}/regrade/${lessonId}`) : null} /> : null}
          {assignment ? <AssignmentEditor key={`assignment-${assignment.version}`} courseId={courseId} lessonId={lessonId} assignment={assignment} canEdit={canEdit} /> : null}
          <LessonEditor
            key={`${lessonId}-${lesson.base.revision}-${lesson.base.edition}`}
            lesson={lesson}
            userId={ctx.viewer.userId}
            locale={locale}
            language={course.course.language}
            canEdit={canEdit}
          />
        </div>
        <aside aria-label={t("state")} className="grid content-start gap-6">
          <section aria-labelledby="problems-title">
            <h2 id="problems-title" className="t-item mb-2">
              {list("title")}
            </h2>
            {problems.length > 0 ? (
              <GateList
                items={problems.map((code) => ({ id: code, kind: "advice", kindLabel: list("kinds.advice"), title: codes(code) }))}
              />
            ) : (
              <p className="text-ink-muted">{t("noProblems")}</p>
            )}
            {problems.includes("translation_outdated") && canEdit ? (
              <a className="link" href={localePath(locale, `/instructor/${courseId}/translations/${lessonId}`)}>
                {words("see")}
              </a>
            ) : null}
          </section>
          <CompletionSection locale={locale} lesson={lesson} canEdit={canEdit} />
          <section aria-labelledby="versions-title">
            <h2 id="versions-title" className="t-item mb-2">
              {t("versions")}
            </h2>
            <p className="meta mb-3">{t(lesson.isReleased ? "released" : "unreleased")}</p>
            <LessonHistory courseId={courseId} lessonId={lessonId} currentRevision={lesson.base.revision} canEdit={canEdit} locale={locale} timeZone={ctx.viewer.timeZone} />
          </section>
        </aside>
      </div>
    </StudioFrame>
  );
}

type CompletionProps = { locale: Locale; lesson: Awaited<ReturnType<typeof getLessonEditor>>; canEdit: boolean };

/** What makes the lesson complete, and how much it counts. */
async function CompletionSection({ locale, lesson: { courseId, lessonId, kind, completion }, canEdit }: CompletionProps): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "studio-home.completion" });
  return (
    <section aria-labelledby="completion-title">
      <h2 id="completion-title" className="t-item mb-2">
        {t("title")}
      </h2>
      <p className="meta mb-3">{t("note")}</p>
      <CompletionForm key={`${lessonId} ${JSON.stringify(completion)}`} courseId={courseId} lessonId={lessonId} kind={kind} completion={completion} canEdit={canEdit} />
    </section>
  );
}

type MaterialProps = {
  course: Awaited<ReturnType<typeof loadCourse>>["course"];
  lesson: { lessonId: string; title: string; kind: string };
  locale: string;
  timeZone: string;
  files: Awaited<ReturnType<typeof getLessonFiles>>;
};

/** What a lesson hands out, or the package that it plays. */
function FileMaterial({ course, lesson, files, ...where }: MaterialProps): ReactElement {
  const { lessonId, title, kind } = lesson;
  const shared = { ...where, lessonId, courseId: course.course.id, initial: files };
  if (kind === "file") return <FilePanel key={`file-${lessonId}`} {...shared} />;
  return <PackagePanel key={`package-${lessonId}`} title={title} isOn={packageOrigin() !== null} canReset={course.viewerCan.students} {...shared} />;
}

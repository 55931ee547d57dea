import type { ReactElement } from "react";
import { Cover } from "@/components/patterns/cover";
import { PageHead, Section } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ProgressBar } from "@/components/ui/progress";
import { Steps, type Step } from "@/components/ui/steps";
import { formatDate } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { FollowedCourse, FollowedStep, OwnPath } from "@/server/paths";

type Props = { path: OwnPath; locale: Locale; timeZone: string; /** The last thing that was asked here was refused. */ wasRefused: boolean };
type Translator = Awaited<ReturnType<typeof getTranslations>>;
type Scope = { t: Translator; locale: Locale };

/** Where a learner stands in a path: what they did, what comes next, and why the rest waits. */
export async function OwnPathView({ path, locale, timeZone, wasRefused }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "paths.own" });
  const scope = { t, locale };
  const progress = t("progress", path.progress);
  const day = (instant: string): string => formatDate(new Date(instant), locale, timeZone, "long");
  const { startedAt, completedAt, meantBy } = path;
  const dates = [...(completedAt ? [t("completed", { date: day(completedAt) })] : startedAt ? [t("started", { date: day(startedAt) })] : []), ...(meantBy ? [t("meantBy", { date: day(meantBy) })] : [])];
  return (
    <main id="main" className="page pb-16">
      <PageHead
        kicker={t("kicker")}
        title={path.title}
        lede={path.summary}
        actions={
          path.isPublished ? (
            <a className="link" href={localePath(locale, `/paths/${path.slug}`)}>
              {t("about")}
            </a>
          ) : undefined
        }
      />
      {wasRefused ? (
        <p role="alert" className="mb-5 text-danger">
          {t("refused")}
        </p>
      ) : null}
      {path.isPublished ? null : <Callout title={t("archived")} className="mb-6 max-w-[60ch]" />}
      {startedAt === null ? <Follow slug={path.slug} scope={scope} /> : null}
      <p className="mb-2 font-semibold" data-path-progress="">
        {progress}
      </p>
      <ProgressBar value={path.progress.share} max={1} label={progress} className="max-w-[34rem]" />
      {dates.length > 0 ? <p className="meta mt-2">{dates.join(" · ")}</p> : null}
      {completedAt === null ? null : <Earned code={path.certificateCode} scope={scope} />}
      {completedAt === null ? <Next path={path} scope={scope} /> : null}
      <Section id="steps" label={t("steps")}>
        <Steps steps={path.steps.map((step) => stepOf(step, path.steps, scope))} />
      </Section>
      {startedAt !== null && completedAt === null ? <Leave slug={path.slug} scope={scope} /> : null}
    </main>
  );
}

function Follow({ slug, scope: { t, locale } }: { slug: string; scope: Scope }): ReactElement {
  return (
    <PathForm slug={slug} locale={locale} act="follow">
      <Button type="submit" variant="primary" size="lg">
        {t("follow")}
      </Button>
      <p className="meta mt-2">{t("followText")}</p>
    </PathForm>
  );
}

function Leave({ slug, scope: { t, locale } }: { slug: string; scope: Scope }): ReactElement {
  return (
    <PathForm slug={slug} locale={locale} act="leave">
      <Button type="submit" variant="quiet">
        {t("leave")}
      </Button>
      <p className="meta mt-1">{t("leaveText")}</p>
    </PathForm>
  );
}

/** Posted as it stands, with a script or without. */
function PathForm({ slug, locale, act, children }: { slug: string; locale: Locale; act: "follow" | "leave"; children: ReactElement[] }): ReactElement {
  return (
    <form method="post" action="/api/paths" className="my-6">
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="act" value={act} />
      {children}
    </form>
  );
}

function Earned({ code, scope: { t, locale } }: { code: string | null; scope: Scope }): ReactElement {
  return code === null ? (
    <p className="mt-5">{t("certificateWaits")}</p>
  ) : (
    <p className="mt-5">
      <Button asChild variant="primary">
        <a href={localePath(locale, `/certificates/${code}`)}>{t("certificate")}</a>
      </Button>
    </p>
  );
}

function Next({ path: { next, startedAt }, scope }: { path: OwnPath; scope: Scope }): ReactElement | null {
  const { t } = scope;
  if (startedAt === null) return null;
  return (
    <Section id="next" label={t("next")} className="mt-10">
      {next === null ? (
        <p>{t("nothingNext")}</p>
      ) : (
        <>
          <p className="meta mb-4">{t("nextChoice", { count: next.courses.length })}</p>
          <ul className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
            {next.courses.map((course) => (
              <li key={course.courseId} className="min-w-0">
                <Cover slug={course.slug} topic={course.topicSlug} />
                <h3 className="t-item mt-3">{course.title}</h3>
                <p className="mt-3">
                  <Button asChild variant={course.isOpen ? "primary" : "second"}>
                    <a href={hrefOf(course, scope)} aria-label={t(course.isOpen ? "go" : "see", { title: course.title })}>
                      {t(course.isOpen ? "continue" : "open")}
                    </a>
                  </Button>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

const LOOKS = { done: "done", open: "current", closed: "todo", waived: "todo" } as const;

function stepOf(step: FollowedStep, steps: readonly FollowedStep[], scope: Scope): Step {
  const { t } = scope;
  const waitsFor = 1 + steps.findIndex(({ stepId }) => stepId === step.waitsFor);
  const text = t(`stateText.${step.state}`, { asked: step.asked, completed: Math.min(step.completed, step.asked), missing: Math.max(0, step.asked - step.completed), number: waitsFor });
  return {
    title: <StepCourses courses={step.courses} scope={scope} />,
    detail: text,
    state: LOOKS[step.state],
    stateLabel: t(`state.${step.state}`),
  };
}

function StepCourses({ courses, scope }: { courses: readonly FollowedCourse[]; scope: Scope }): ReactElement {
  return (
    <>
      {courses.map((course) => (
        <span key={course.courseId} className="block">
          {course.isPublic || course.isOpen ? (
            <a className="inline-block py-1 hover:underline" href={hrefOf(course, scope)}>
              {course.title}
            </a>
          ) : (
            course.title
          )}
          {courseWords(course, scope).map((words) => (
            <span key={words} className="meta ms-2 font-normal">
              {words}
            </span>
          ))}
        </span>
      ))}
    </>
  );
}

function courseWords({ isCompleted, isRefunded, isAvailable, share }: FollowedCourse, { t }: Scope): string[] {
  if (isCompleted) return [t("courseDone")];
  if (isRefunded) return [t("courseRefunded")];
  if (!isAvailable) return [t("courseGone")];
  return share > 0 ? [t("courseShare", { percent: Math.floor(share * 100) })] : [];
}

/** Who has access goes on; others see what the course is. */
function hrefOf({ slug, isOpen }: FollowedCourse, { locale }: Scope): string {
  return localePath(locale, isOpen ? `/learn/${slug}` : `/courses/${slug}`);
}

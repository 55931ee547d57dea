import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { Cover } from "@/components/patterns/cover";
import { StateLayout } from "@/components/patterns/empty-state";
import { Button } from "@/components/ui/button";
import { priceAt } from "@/lib/domain/pricing";
import { formatDateTime, formatMoney } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/in-language";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { CourseLanding } from "@/server/catalog";
import type { LessonWait } from "@/server/learning";

/** Why it is closed; each has its sentences in `access.door`. */
export type DoorReason = "sign_in_required" | "enrollment_required" | "enrollment_closed" | "refunded" | "not_in_release" | "prerequisites_missing" | "not_open_yet" | "lesson_before_missing" | "forbidden";

/** Reasons that meet somebody who is in the course already: a free lesson is nothing to them. */
const FOLLOWING: ReadonlySet<DoorReason> = new Set(["not_in_release", "prerequisites_missing", "not_open_yet", "lesson_before_missing"]);

type Props = {
  reason: DoorReason;
  /** What a learner waits for where a rule of the course closes the lesson. */
  wait: LessonWait | null;
  timeZone: string;
  locale: Locale;
  /** Null for a course that is not on sale. */
  course: CourseLanding | null;
  courseSlug: string;
  lessonSlug: string | null;
  /** Where signing in leads back to. */
  here: string;
};

/** A closed door: why it is closed, and how it opens. */
export async function ClosedDoor({ reason, wait, timeZone, locale, course, courseSlug, lessonSlug, here }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "access.door" });
  const lessons = course?.modules.flatMap((module) => module.lessons) ?? [];
  const lesson = lessons.find((entry) => entry.slug === lessonSlug)?.title ?? course?.title ?? courseSlug;
  const names = {
    lesson,
    course: course?.title ?? courseSlug,
    date: wait?.opensAt ? formatDateTime(new Date(wait.opensAt), locale, timeZone) : "",
    before: wait?.before?.title ?? "",
    rule: wait?.isAnyEnough ? "any" : "all",
  };
  const preview = lessons.find((entry) => entry.isPreview && entry.slug !== lessonSlug);
  return (
    <main id="main" className="page py-14 md:py-20">
      <title>{`${t(`${reason}.title`, names)} · Criterio`}</title>
      <StateLayout figure={course ? <Cover slug={course.slug} topic={course.topic.slug} src={undefined} priority /> : null}>
        {course ? (
          <p className="meta mb-1.5" {...inLanguage(course.language)}>
            {course.title}
          </p>
        ) : null}
        <h1 className="t-page">{t(`${reason}.title`, names)}</h1>
        <p className="lede mt-2.5">{t(`${reason}.text`, names)}</p>
        {reason === "prerequisites_missing" && wait ? (
          <ul className="mt-3 grid gap-1">
            {wait.required.map((required) => (
              <li key={required.slug}>
                <a className="link" href={localePath(locale, `/courses/${required.slug}`)}>
                  {required.title}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
        <div className="mt-6 flex flex-wrap items-center gap-3">
          <DoorActions reason={reason} before={wait?.before?.slug ?? null} locale={locale} course={course} here={here} t={t} />
          {preview && course && !FOLLOWING.has(reason) ? (
            <a className="link" href={localePath(locale, `/courses/${course.slug}/preview/${preview.slug}`)}>
              {t("freeLesson")}
            </a>
          ) : null}
        </div>
      </StateLayout>
    </main>
  );
}

type Translator = Awaited<ReturnType<typeof getTranslations>>;
type ActionsProps = Pick<Props, "reason" | "locale" | "course" | "here"> & { before: string | null; t: Translator };

function DoorActions({ reason, before, locale, course, here, t }: ActionsProps): ReactElement {
  const next = `?next=${encodeURIComponent(here)}`;
  if (reason === "sign_in_required") {
    return (
      <>
        <DoorLink primary href={`${localePath(locale, "/sign-in")}${next}`} label={t("signIn")} />
        {course ? <DoorLink href={localePath(locale, `/checkout/${course.slug}`)} label={enrolLabel(course, locale, t)} /> : null}
      </>
    );
  }
  if (course && (reason === "enrollment_required" || reason === "enrollment_closed" || reason === "refunded")) {
    return (
      <>
        <DoorLink primary href={localePath(locale, `/checkout/${course.slug}`)} label={enrolLabel(course, locale, t)} />
        <DoorLink href={localePath(locale, `/courses/${course.slug}`)} label={t("seeCourse")} />
      </>
    );
  }
  if (reason === "lesson_before_missing" && course && before !== null) return <DoorLink primary href={localePath(locale, `/learn/${course.slug}/${before}`)} label={t("goToBefore")} />;
  if (reason === "not_in_release" && course) return <DoorLink primary href={localePath(locale, `/learn/${course.slug}`)} label={t("goOn")} />;
  return <DoorLink primary href={localePath(locale, "/dashboard")} label={t("myLearning")} />;
}

function DoorLink({ href, label, primary }: { href: string; label: string; primary?: true }): ReactElement {
  return (
    <Button asChild variant={primary ? "primary" : "second"}>
      <a href={href}>{label}</a>
    </Button>
  );
}

function enrolLabel(course: CourseLanding, locale: Locale, t: Translator): string {
  const { kind, money } = priceAt({ ...course, earlyBirdEndsAt: course.earlyBirdEndsAt ? new Date(course.earlyBirdEndsAt) : null }, new Date());
  return kind === "free" ? t("enrol") : t("buy", { price: formatMoney(money.amount, money.currency, locale) });
}

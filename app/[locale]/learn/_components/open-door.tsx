import { notFound, redirect } from "next/navigation";
import type { ReactElement } from "react";
import { ClosedDoor, type DoorReason } from "@/components/learning/closed-door";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { DomainError } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { mastheadOf } from "@/server/auth";
import { readCourseLanding, readMovedCourse } from "@/server/catalog";
import { findEnrollmentStatus, findLessonWait, findMovedEnrollment } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";

/** A rule of the course closes the lesson to who may open the course. */
const WAITING = ["prerequisites_missing", "not_open_yet", "lesson_before_missing"] as const;

type Place = { locale: Locale; courseSlug: string; lessonSlug: string | null };

/**
 * What is behind a door of a course, or the page that says why it is closed. A course that moved is followed; what does
 * not exist, or may not be known, is a 404.
 */
export async function openDoor<T>(ctx: Ctx, place: Place, open: () => Promise<T>): Promise<{ opened: T } | { closed: ReactElement }> {
  try {
    return { opened: await open() };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { closed: await closedDoor(ctx, place, error) };
  }
}

async function closedDoor(ctx: Ctx, { locale, courseSlug, lessonSlug }: Place, error: DomainError): Promise<ReactElement> {
  const reason = await reasonOf(ctx, courseSlug, error);
  const path = (slug: string) => localePath(locale, lessonSlug ? `/learn/${slug}/${lessonSlug}` : `/learn/${slug}`);
  if (reason === null) {
    const moved = (await findMovedEnrollment(ctx, courseSlug)) ?? (await readMovedCourse(courseSlug));
    if (moved && moved !== courseSlug) redirect(path(moved));
    notFound();
  }
  return (
    <>
      <meta name="robots" content="noindex, nofollow" />
      <SignedInHeader locale={locale} {...mastheadOf(ctx.viewer)} />
      <ClosedDoor
        reason={reason}
        wait={lessonSlug !== null && WAITING.some((name) => name === reason) ? await findLessonWait(ctx, { courseSlug, lessonSlug }) : null}
        timeZone={ctx.viewer.kind === "user" ? ctx.viewer.timeZone : "UTC"}
        locale={locale} course={await readCourseLanding(courseSlug)} courseSlug={courseSlug} lessonSlug={lessonSlug} here={path(courseSlug)}
      />
    </>
  );
}

async function reasonOf(ctx: Ctx, courseSlug: string, { kind, code, params }: DomainError): Promise<DoorReason | null> {
  if (code === "learning.lesson_not_in_release") return "not_in_release";
  if (kind === "not_found") return null;
  if (kind === "unauthenticated") return "sign_in_required";
  if (code === "access.enrollment_required") return "enrollment_required";
  const waiting = WAITING.find((name) => name === params.reason);
  if (waiting) return waiting;
  if (params.reason !== "enrollment_closed") return "forbidden";
  return (await findEnrollmentStatus(ctx, courseSlug)) === "refunded" ? "refunded" : "enrollment_closed";
}

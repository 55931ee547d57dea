import { notFound } from "next/navigation";
import { cache } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { courseIdValue } from "@/lib/schemas/authoring";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { getStudioCourse } from "@/server/authoring";

/** A course as its author works on it, once a request; "not here" for whom it does not concern. */
export const loadCourse = cache(async (locale: Locale, courseId: string, path: string) => {
  const ctx = await signedInCtx(locale, path);
  if (!courseIdValue.safeParse(courseId).success) notFound();
  return { ctx, course: await orNotFound(getStudioCourse(ctx, { courseId })) };
});

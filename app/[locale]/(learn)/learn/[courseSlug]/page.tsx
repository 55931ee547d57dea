import { setRequestLocale } from "next-intl/server";
import { notFound, redirect } from "next/navigation";
import type { ReactElement } from "react";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { slugSchema } from "@/lib/schemas/catalog";
import { currentCtx } from "@/server/auth";
import { getNextLesson } from "@/server/learning";
import { openDoor } from "../../_components/open-door";

type Props = { params: Promise<{ locale: string; courseSlug: string }> };

/** A course's own address leads to the lesson to go on with. */
export default async function CourseEntryPage({ params }: Props): Promise<ReactElement> {
  const { locale: name, courseSlug } = await params;
  const locale = toLocale(name);
  setRequestLocale(locale);
  if (!slugSchema.safeParse(courseSlug).success) notFound();
  const ctx = await currentCtx();
  const door = await openDoor(ctx, { locale, courseSlug, lessonSlug: null }, () => getNextLesson(ctx, { courseSlug }));
  if ("closed" in door) return door.closed;
  redirect(localePath(locale, `/learn/${courseSlug}/${door.opened.lessonSlug}`));
}

import "katex/dist/katex.min.css";
import { setRequestLocale } from "next-intl/server";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { LessonView } from "@/components/learning/lesson-view";
import { toLocale } from "@/lib/i18n/locales";
import { markdownLabels } from "@/lib/i18n/markdown-labels";
import { lessonAddressSchema } from "@/lib/schemas/learning";
import { currentCtx } from "@/server/auth";
import { getLessonPage, readLessonHtml } from "@/server/learning";
import { openDoor } from "../../../_components/open-door";

type Props = { params: Promise<{ locale: string; courseSlug: string; lessonSlug: string }> };


export default async function LessonPage({ params }: Props): Promise<ReactElement> {
  const { locale: name, ...slugs } = await params;
  const locale = toLocale(name);
  setRequestLocale(locale);
  const address = lessonAddressSchema.safeParse(slugs);
  if (!address.success) notFound();
  const ctx = await currentCtx();
  const door = await openDoor(ctx, { locale, ...address.data }, () => getLessonPage(ctx, address.data));
  if ("closed" in door) return door.closed;
  const page = door.opened;
  const text = page.lesson.body.trim() === "" ? { html: "", headings: [] } : await readLessonHtml(page.lesson, locale, await markdownLabels(locale));
  return (
    <>
      <title>{`${page.lesson.title} · ${page.course.title} · Criterio`}</title>
      <LessonView page={page} text={text} locale={locale} isTeacher={page.standing === null && ctx.viewer.kind === "user" && ctx.viewer.instructorId !== null} />
    </>
  );
}

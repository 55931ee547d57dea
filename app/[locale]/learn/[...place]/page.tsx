import "katex/dist/katex.min.css";
import { notFound, redirect } from "next/navigation";
import type { ReactElement } from "react";
import { EmbedStarter } from "@/components/embeds/embed-starter";
import { lessonView } from "@/components/learning/lesson-view";
import { PrivateTitle } from "@/components/shell/private-title";
import { toLocale, type Locale } from "@/lib/i18n/locales";
import { markdownLabels } from "@/lib/i18n/markdown-labels";
import { localePath } from "@/lib/i18n/paths";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { hasEmbed } from "@/lib/markdown/embeds/has-embed";
import { slugSchema } from "@/lib/schemas/catalog";
import { lessonAddressSchema, type LessonAddress } from "@/lib/schemas/learning";
import { getAssignmentPage, getQuizPage } from "@/server/assessment";
import { currentCtx } from "@/server/auth";
import { getLessonPage, getNextLesson, readLessonHtml } from "@/server/learning";
import { getPackagePage } from "@/server/packages";
import { openDoor } from "../_components/open-door";

type Props = { params: Promise<{ locale: string; place: string[] }> };

export const dynamic = "force-dynamic";

/**
 * `/learn/<course>` and `/learn/<course>/<lesson>`. One segment for both: each segment of an address brings its own
 * boundaries, which a page that is rendered for each request pays for each time.
 */
export default async function LearnPage({ params }: Props): Promise<ReactElement> {
  const { locale: name, place } = await params;
  const locale = toLocale(name);
  setRequestLocale(locale);
  const [courseSlug, lessonSlug, ...more] = place;
  if (more.length > 0 || !slugSchema.safeParse(courseSlug).success) notFound();
  if (courseSlug !== undefined && lessonSlug === undefined) return goOn(locale, courseSlug);
  const address = lessonAddressSchema.safeParse({ courseSlug, lessonSlug });
  if (!address.success) notFound();
  return showLesson(locale, address.data);
}

/** A course's own address leads to the lesson to go on with. */
async function goOn(locale: Locale, courseSlug: string): Promise<ReactElement> {
  const ctx = await currentCtx();
  const door = await openDoor(ctx, { locale, courseSlug, lessonSlug: null }, () => getNextLesson(ctx, { courseSlug }));
  if ("closed" in door) return door.closed;
  redirect(localePath(locale, `/learn/${courseSlug}/${door.opened.lessonSlug}`));
}

async function showLesson(locale: Locale, address: LessonAddress): Promise<ReactElement> {
  const ctx = await currentCtx();
  const door = await openDoor(ctx, { locale, ...address }, () => getLessonPage(ctx, address));
  if ("closed" in door) return door.closed;
  const page = door.opened;
  const quiz = page.lesson.kind === "quiz" ? await getQuizPage(ctx, { ...address, locale }) : null;
  const played = page.lesson.kind === "package" ? await getPackagePage(ctx, address) : null;
  const assignment = page.lesson.kind === "assignment" ? await getAssignmentPage(ctx, address) : null;
  const text = page.lesson.body.trim() === "" ? { html: "", headings: [] } : await readLessonHtml(page.lesson, locale, await markdownLabels(locale));
  const isTeacher = page.standing === null && ctx.viewer.kind === "user" && ctx.viewer.instructorId !== null;
  return (
    <>
      <PrivateTitle title={`${page.lesson.title} · ${page.course.title}`} />
      {quiz || hasEmbed(text.html) ? <EmbedStarter /> : null}
      {await lessonView({ page, text, quiz, played, assignment, locale, isTeacher, now: ctx.clock.now().getTime(), timeZone: ctx.viewer.kind === "user" ? ctx.viewer.timeZone : (page.lesson.live?.timeZone ?? "UTC") })}
    </>
  );
}

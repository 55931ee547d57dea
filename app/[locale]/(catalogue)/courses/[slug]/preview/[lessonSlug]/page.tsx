import "katex/dist/katex.min.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { EmbedStarter } from "@/components/embeds/embed-starter";
import { captionSources } from "@/components/learning/caption-sources";
import { PreviewPlayer } from "@/components/learning/preview-player";
import { CoverImage } from "@/components/patterns/cover";
import { RichText } from "@/components/patterns/rich-text";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { ArrowRight } from "@/components/ui/icons";
import { formatClock, formatDuration } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import { inLanguage } from "@/lib/i18n/in-language";
import { toLocale, type Locale } from "@/lib/i18n/locales";
import { markdownLabels } from "@/lib/i18n/markdown-labels";
import { hasEmbed } from "@/lib/markdown/embeds/has-embed";
import { pageMetadata } from "@/lib/i18n/page-metadata";
import { localePath } from "@/lib/i18n/paths";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { lessonAddressSchema } from "@/lib/schemas/learning";
import { readCourseLanding } from "@/server/catalog";
import { readLessonHtml, readPreviewLesson, type PreviewLesson } from "@/server/learning";

type Props = { params: Promise<{ locale: string; slug: string; lessonSlug: string }> };

export function generateStaticParams(): { lessonSlug: string }[] {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug, lessonSlug } = await params;
  const { lesson, course } = await requirePreview(slug, lessonSlug);
  return pageMetadata({
    locale: toLocale(locale),
    path: `/courses/${slug}/preview/${lessonSlug}`,
    title: `${lesson.title} · ${course.title} · Criterio`,
    description: lesson.summary || course.title,
    type: "article",
  });
}

/** A free lesson for everybody, a search engine included: the same page for all, its video asked for when it is played. */
export default async function PreviewPage({ params }: Props): Promise<ReactElement> {
  const { locale: name, slug, lessonSlug } = await params;
  const locale = toLocale(name);
  setRequestLocale(locale);
  const preview = await requirePreview(slug, lessonSlug);
  const { course, lesson } = preview;
  const [t, common, text] = await Promise.all([
    getTranslations({ locale, namespace: "learning.previewPage" }),
    getTranslations({ locale, namespace: "common.nav" }),
    lesson.body.trim() === "" ? null : readLessonHtml(lesson, locale, await markdownLabels(locale)),
  ]);
  const courseHref = localePath(locale, `/courses/${slug}`);
  return (
    <main id="main" className="page pt-5 pb-16">
      <Breadcrumb
        label={t("kicker")}
        items={[{ label: common("catalogue"), href: localePath(locale, "/courses") }, { label: course.title, href: courseHref }, { label: lesson.title }]}
      />
      <div className="mx-auto mt-6 max-w-[52rem]">
        <p className="meta">{t("kicker")}</p>
        <h1 className="t-display mt-1" {...inLanguage(course.language)}>
          {lesson.title}
        </h1>
        {lesson.summary ? (
          <p className="lede mt-3" {...inLanguage(course.language)}>
            {lesson.summary}
          </p>
        ) : null}
        {lesson.kind === "video" ? <PreviewVideo preview={preview} locale={locale} address={{ courseSlug: slug, lessonSlug }} /> : null}
        {text && hasEmbed(text.html) ? <EmbedStarter /> : null}
        {text ? <RichText html={text.html} lang={course.language} className="mt-8" /> : null}
        <BuyOn locale={locale} courseSlug={slug} lessonSlug={lessonSlug} />
      </div>
    </main>
  );
}

async function PreviewVideo({ preview: { course, lesson, video }, locale, address }: { preview: PreviewLesson; locale: Locale; address: { courseSlug: string; lessonSlug: string } }): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "learning" });
  return (
    <div className="mt-6">
      <PreviewPlayer
        address={address}
        title={lesson.title}
        detail={`${formatClock(lesson.durationSeconds)} · ${course.title}`}
        playLabel={t("previewPage.play")}
        locale={locale}
        durationSeconds={lesson.durationSeconds}
        captions={captionSources(video?.captions ?? [], address, course.language)}
        chapters={video?.chapters ?? []}
        labels={t.raw("player")}
        poster={<CoverImage slug={course.slug} topic={course.topicSlug} src={undefined} size="wide" priority />}
      />
      <noscript>
        <p className="meta mt-3">{t("previewPage.noScript")}</p>
      </noscript>
    </div>
  );
}

async function BuyOn({ locale, courseSlug, lessonSlug }: { locale: Locale; courseSlug: string; lessonSlug: string }): Promise<ReactElement | null> {
  const course = await readCourseLanding(courseSlug);
  if (!course) return null;
  const t = await getTranslations({ locale, namespace: "learning.previewPage" });
  const others = course.modules.flatMap((module) => module.lessons).filter((lesson) => lesson.isPreview && lesson.slug !== lessonSlug);
  return (
    <aside className="finished mt-12" aria-label={t("buyTitle")}>
      <h2 className="t-item">{t("buyTitle")}</h2>
      <p className="mt-1.5 max-w-[60ch] text-ink-muted">{t("buyText", { total: course.release.lessonCount })}</p>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        <Button asChild variant="primary" className="h-auto min-h-10 whitespace-normal">
          <a href={localePath(locale, `/courses/${courseSlug}`)}>
            {t("buy", { title: course.title })}
            <ArrowRight />
          </a>
        </Button>
      </div>
      {others.length > 0 ? (
        <>
          <h3 className="mt-6 font-semibold">{t("more")}</h3>
          <ul className="mt-2 grid gap-1" {...inLanguage(course.language)}>
            {others.map((lesson) => (
              <li key={lesson.slug}>
                <a className="link" href={localePath(locale, `/courses/${courseSlug}/preview/${lesson.slug}`)}>
                  {lesson.title}
                </a>{" "}
                <span className="meta">{lesson.kind === "video" ? formatClock(lesson.durationSeconds) : formatDuration(lesson.durationSeconds, locale)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </aside>
  );
}

async function requirePreview(courseSlug: string, lessonSlug: string): Promise<PreviewLesson> {
  const address = lessonAddressSchema.safeParse({ courseSlug, lessonSlug });
  if (!address.success) notFound();
  const preview = await readPreviewLesson(courseSlug, lessonSlug);
  if (!preview) notFound();
  return preview;
}

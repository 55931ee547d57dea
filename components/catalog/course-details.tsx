import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { FactRow, Faq, Outcomes } from "@/components/patterns/facts";
import { ModuleAbout } from "./module-about";
import { Outline } from "@/components/patterns/outline";
import { PreviewPoster } from "@/components/patterns/preview-poster";
import { Rating } from "@/components/patterns/rating";
import { EmbedStarter } from "@/components/embeds/embed-starter";
import { RichText } from "@/components/patterns/rich-text";
import { Section } from "@/components/patterns/section";
import { Avatar } from "@/components/ui/avatar";
import { formatBytes, formatClock, formatDate, formatDuration, formatNumber, formatRating } from "@/lib/i18n/format";
import { inLanguage } from "@/lib/i18n/in-language";
import type { Locale } from "@/lib/i18n/locales";
import { markdownLabels } from "@/lib/i18n/markdown-labels";
import { localePath } from "@/lib/i18n/paths";
import { hasEmbed } from "@/lib/markdown/embeds/has-embed";
import { renderMarkdown } from "@/lib/markdown/render-markdown";
import { toCourseLanguage } from "@/lib/schemas/catalog";
import type { CourseLanding, OutlineLesson } from "@/server/catalog";

type Props = { course: CourseLanding; locale: Locale };

/** The promise of a course and its proof: preview, outcomes, outline, teachers, reviews, questions. */
export async function CourseDetails({ course, locale }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "catalog.course" });
  const description = await renderMarkdown(course.description, await markdownLabels(locale));
  return (
    <div className="min-w-0">
      <h1 className="t-display max-w-[24ch]" {...inLanguage(course.language)}>
        {course.title}
      </h1>
      <p className="lede mt-4 max-w-[46ch]" {...inLanguage(course.language)}>
        {course.summary}
      </p>
      <Preview course={course} locale={locale} />
      <CourseFacts course={course} locale={locale} />
      {course.translations.length > 0 ? <OtherLanguages course={course} locale={locale} /> : null}
      {course.paths.length > 0 ? <PathsOf course={course} locale={locale} /> : null}
      {course.audience.length > 0 ? (
        <Section label={t("forYou")} margin="narrow">
          <ul className="grid gap-2 font-serif text-lg leading-snug" {...inLanguage(course.language)}>
            {course.audience.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section label={t("outcomes")} note={t("outcomesNote")} margin="narrow">
        <div {...inLanguage(course.language)}>
          <Outcomes items={course.outcomes} />
        </div>
      </Section>
      <Section label={t("about")} margin="narrow">
        {hasEmbed(description) ? <EmbedStarter /> : null}
        <RichText html={description} lang={course.language} />
      </Section>
      <CourseOutline course={course} locale={locale} />
      <Teachers course={course} locale={locale} />
      {course.reviews.length > 0 ? <Reviews course={course} locale={locale} /> : null}
      {course.faq.length > 0 ? (
        <Section label={t("faq")} margin="narrow">
          <div {...inLanguage(course.language)}>
            <Faq items={course.faq} />
          </div>
        </Section>
      ) : null}
      <p className="meta">
        {t("code")} {course.code} · {t("updated", { number: course.release.number, date: formatDate(new Date(course.release.publishedAt), locale, course.timeZone, "long") })}
      </p>
    </div>
  );
}

/** The paths that lead through it. */
async function PathsOf({ course: { paths }, locale }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "paths.course" });
  return (
    <Section label={t("label")} margin="narrow">
      <p>{t("text", { count: paths.length })}</p>
      <ul className="mt-1">
        {paths.map(({ slug, title }) => (
          <li key={slug}>
            <a className="link inline-block py-1" href={localePath(locale, `/paths/${slug}`)}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

async function Preview({ course, locale }: Props): Promise<ReactElement | null> {
  const t = await getTranslations({ locale, namespace: "catalog.course" });
  const previews = course.modules.flatMap((module) => module.lessons).filter((lesson) => lesson.isPreview);
  const lesson = previews.find((candidate) => candidate.kind === "video") ?? previews[0];
  if (!lesson) return null;
  const isVideo = lesson.kind === "video";
  return (
    <div className="mt-7">
      <PreviewPoster
        href={previewHref(locale, course.slug, lesson)}
        slug={course.slug}
        topic={course.topic.slug}
        title={t("preview", { title: lesson.title })}
        detail={isVideo ? t("previewVideo", { length: formatClock(lesson.durationSeconds) }) : t("previewArticle", { length: formatDuration(lesson.durationSeconds, locale) })}
      />
    </div>
  );
}

async function CourseFacts({ course, locale }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "catalog" });
  const common = await getTranslations({ locale, namespace: "common.language" });
  const rating = course.rating === null ? null : formatRating(course.rating, locale);
  return (
    <FactRow
      className="mt-7 mb-12"
      facts={[
        { term: t("course.dedication"), value: t("course.dedicationValue", { hours: formatNumber(course.durationHours, locale, 1), modules: course.modules.length }) },
        { term: t("course.level"), value: t(`level.${course.level}`) },
        { term: t("course.language"), value: common(toCourseLanguage(course.language)) },
        {
          term: t("course.rating"),
          value: rating ? (
            <Rating value={rating} count={t("reviews", { count: course.ratingCount })} label={t("ratingLabel", { value: rating, count: course.ratingCount })} />
          ) : (
            t("course.noRating")
          ),
        },
      ]}
    />
  );
}

/** The same course in other languages, each in its own words. */
async function OtherLanguages({ course, locale }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "translations.landing" });
  const common = await getTranslations({ locale, namespace: "common.language" });
  return (
    <p className="-mt-7 mb-12">
      {t("also")}{" "}
      {course.translations.map(({ slug, title, language }, index) => (
        <span key={slug}>
          {index > 0 ? ", " : null}
          <a className="link" href={localePath(locale, `/courses/${slug}`)} hrefLang={language}>
            {common(toCourseLanguage(language))}: <bdi {...inLanguage(language)}>{title}</bdi>
          </a>
        </span>
      ))}
    </p>
  );
}

async function CourseOutline({ course, locale }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "catalog.course" });
  const { lessonCount, totalSeconds } = course.release;
  return (
    <Section
      label={t("outline")}
      note={t("outlineNote", { modules: course.modules.length, lessons: lessonCount, time: formatDuration(totalSeconds, locale) })}
      margin="narrow"
      id="outline"
    >
      <Outline
        modules={course.modules.map((module, index) => ({
          id: `module-${module.number}`,
          title: module.title,
          summary: t("moduleSummary", {
            lessons: module.lessons.length,
            time: formatDuration(module.lessons.reduce((sum, lesson) => sum + lesson.durationSeconds, 0), locale),
          }),
          open: index === 0,
          about: <ModuleAbout module={module} locale={locale} />,
          lessons: module.lessons.map((lesson) => ({
            id: lesson.slug,
            kind: toKind(lesson.kind),
            title: lesson.title,
            length: lesson.kind === "video" ? formatClock(lesson.durationSeconds) : formatDuration(lesson.durationSeconds, locale),
            stateLabel: `${t(`kind.${toKind(lesson.kind)}`)}, ${lesson.isPreview ? t("open") : t("locked")}`,
            ...(lesson.isPreview && { href: previewHref(locale, course.slug, lesson), badge: t("freeBadge") }),
          })),
        }))}
      />
      {course.syllabusBytes === null ? null : (
        <p className="mt-4 flex flex-wrap items-baseline gap-x-3">
          <a className="link" href={`/api/syllabus/${course.id}`} download="">
            {t("syllabus")}
          </a>
          <span className="meta">{t("syllabusMeta", { size: formatBytes(course.syllabusBytes, locale) })}</span>
        </p>
      )}
    </Section>
  );
}

async function Teachers({ course, locale }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "catalog.course" });
  return (
    <Section label={t("teacher")} margin="narrow">
      <div className="grid gap-8">
        {course.instructors.map((instructor) => (
          <div key={instructor.slug} className="flex items-start gap-5">
            <Avatar name={instructor.name} size="lg" {...(instructor.photoUrl && { src: instructor.photoUrl })} />
            <div className="min-w-0">
              <h3 className="t-item">{instructor.name}</h3>
              <p className="mt-0.5 mb-2.5 text-ink-muted">
                {instructor.title[locale]}
                {instructor.company ? `, ${instructor.company}` : ""}
              </p>
              <p className="max-w-[52ch] font-serif text-lg leading-snug">{instructor.bio[locale]}</p>
              <a className="link mt-2.5 inline-block text-xs" href={localePath(locale, `/instructors/${instructor.slug}`)}>
                {t("teacherMore")}
              </a>
            </div>
          </div>
        ))}
      </div>
    </Section>
  );
}

async function Reviews({ course, locale }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "catalog.course" });
  return (
    <Section label={t("reviews")} margin="narrow">
      <div className="grid gap-8 sm:grid-cols-2" {...inLanguage(course.language)}>
        {course.reviews.map((review) => (
          <figure key={`${review.authorName}-${review.createdAt}`}>
            <blockquote className="font-serif text-lg leading-snug">{review.body}</blockquote>
            <figcaption className="meta mt-2.5">
              {review.authorName} · {t("reviewOf", { rating: review.rating })}
            </figcaption>
          </figure>
        ))}
      </div>
    </Section>
  );
}

function previewHref(locale: Locale, courseSlug: string, lesson: OutlineLesson): string {
  return localePath(locale, `/courses/${courseSlug}/preview/${lesson.slug}`);
}

function toKind(kind: string): "video" | "article" | "quiz" | "assignment" | "live" | "file" | "package" {
  return kind === "video" || kind === "quiz" || kind === "assignment" || kind === "live" || kind === "file" || kind === "package" ? kind : "article";
}

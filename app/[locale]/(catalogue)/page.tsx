import type { Metadata } from "next";
import type { ReactElement } from "react";
import { CourseList } from "@/components/catalog/course-list";
import { SearchForm } from "@/components/catalog/search-form";
import { CourseShelf } from "@/components/patterns/course-shelf";
import { Section } from "@/components/patterns/section";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { pageMetadata } from "@/lib/i18n/page-metadata";
import { localePath } from "@/lib/i18n/paths";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { readCatalogPage, readTopics } from "@/server/catalog";

type Props = { params: Promise<{ locale: string }> };

const RECENT = 6;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: "catalog.home" });
  return pageMetadata({ locale, path: "/", title: t("metaTitle"), description: t("metaDescription") });
}

export default async function HomePage({ params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations({ locale, namespace: "catalog" });
  const [{ courses, total, facets }, topics] = await Promise.all([readCatalogPage({}), readTopics()]);
  const counts = new Map(facets.topic.map(({ value, count }) => [value, count]));
  const searchLink = (q: string) => (
    <a className="link" href={`${localePath(locale, "/courses")}?q=${encodeURIComponent(q)}`}>
      {q}
    </a>
  );
  return (
    <main id="main" className="page pt-[clamp(40px,7vw,88px)]">
      <h1 className="t-hero">
        {t("home.titleA")}
        <br />
        {t("home.titleB")}
      </h1>
      <div className="mt-10 mb-[clamp(40px,6vw,72px)] grid grid-cols-1 items-end gap-x-16 gap-y-8 lg:grid-cols-2">
        <p className="lede">{t("home.lede")}</p>
        <SearchForm
          locale={locale}
          hint={
            <>
              {t("home.tryWith")} {searchLink(t("home.try1"))} {t("home.or")} {searchLink(t("home.try2"))}
            </>
          }
        />
      </div>
      <CourseShelf
        label={t("home.shelf")}
        books={courses.map((course) => ({
          slug: course.slug,
          topic: course.topic.slug,
          title: course.title,
          href: localePath(locale, `/courses/${course.slug}`),
        }))}
      />
      <p className="meta flex flex-wrap justify-between gap-3 pt-3 pb-14">
        <span>{t("home.count", { count: total })}</span>
        <a className="link" href={localePath(locale, "/courses")}>
          {t("home.all")}
        </a>
      </p>
      <Section label={t("home.recent")} note={t("home.recentNote")} id="recent">
        <CourseList locale={locale} courses={courses.slice(0, RECENT)} heading="h3" />
      </Section>
      <Section label={t("home.topics")} id="topics">
        <ul className="grid gap-x-8 sm:grid-cols-2">
          {topics
            .filter((topic) => counts.has(topic.slug))
            .map((topic) => (
              <li key={topic.slug} className="border-b border-line py-3.5">
                <a className="t-item hover:underline" href={`${localePath(locale, "/courses")}?topic=${topic.slug}`}>
                  {topic.name[locale]}
                </a>
                <p className="mt-1 text-ink-muted">{topic.summary[locale]}</p>
              </li>
            ))}
        </ul>
      </Section>
      <Section label={t("home.how")} id="how">
        <div className="grid gap-8 md:grid-cols-3">
          {(["how1", "how2", "how3"] as const).map((step) => (
            <div key={step}>
              <h3 className="t-section">{t(`home.${step}`)}</h3>
              <p className="mt-2.5 font-serif text-lg leading-snug text-ink-muted">{t(`home.${step}Text`)}</p>
            </div>
          ))}
        </div>
      </Section>
    </main>
  );
}

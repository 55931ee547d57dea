import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import type { ReactElement } from "react";
import { CourseBuy } from "@/components/catalog/course-buy";
import { CourseDetails } from "@/components/catalog/course-details";
import { courseJsonLd } from "@/components/catalog/course-json-ld";
import { JsonLd } from "@/components/shell/json-ld";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale, type Locale } from "@/lib/i18n/locales";
import { pageMetadata } from "@/lib/i18n/page-metadata";
import { localePath } from "@/lib/i18n/paths";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { slugSchema } from "@/lib/schemas/catalog";
import { readCourseLanding, readMovedCourse, type CourseLanding } from "@/server/catalog";
import { env } from "@/server/platform/env";

type Props = { params: Promise<{ locale: string; slug: string }> };

export function generateStaticParams(): { slug: string }[] {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: name, slug } = await params;
  const locale = toLocale(name);
  const course = await requireLanding(locale, slug);
  return pageMetadata({ locale, path: `/courses/${slug}`, title: `${course.title} · Criterio`, description: course.summary });
}

export default async function CoursePage({ params }: Props): Promise<ReactElement> {
  const { locale: name, slug } = await params;
  const locale = toLocale(name);
  setRequestLocale(locale);
  const course = await requireLanding(locale, slug);
  const t = await getTranslations({ locale, namespace: "catalog.course" });
  const common = await getTranslations({ locale, namespace: "common.nav" });
  const crumbs = [
    { name: common("catalogue"), path: localePath(locale, "/courses") },
    { name: course.topic.name[locale], path: `${localePath(locale, "/courses")}?topic=${course.topic.slug}` },
    { name: course.title, path: localePath(locale, `/courses/${slug}`) },
  ];
  return (
    <main id="main" className="page pt-5 pb-28 lg:pb-16">
      <JsonLd data={courseJsonLd({ course, locale, appUrl: env().APP_URL, crumbs, now: new Date() })} />
      <Breadcrumb
        label={t("crumbs")}
        items={crumbs.map(({ name: label, path }, index) => ({ label, ...(index < crumbs.length - 1 && { href: path }) }))}
      />
      <div className="mt-5 grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_344px]">
        <CourseDetails course={course} locale={locale} />
        <CourseBuy course={course} locale={locale} />
      </div>
    </main>
  );
}

/** The course, or a 301 to its new address, or a 404. */
async function requireLanding(locale: Locale, slug: string): Promise<CourseLanding> {
  if (!slugSchema.safeParse(slug).success) notFound();
  const course = await readCourseLanding(slug);
  if (course) return course;
  const moved = await readMovedCourse(slug);
  if (moved && moved !== slug) permanentRedirect(localePath(locale, `/courses/${moved}`));
  notFound();
}

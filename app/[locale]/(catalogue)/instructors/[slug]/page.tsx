import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { CourseList } from "@/components/catalog/course-list";
import { JsonLd } from "@/components/shell/json-ld";
import { Section } from "@/components/patterns/section";
import { Avatar } from "@/components/ui/avatar";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { pageMetadata } from "@/lib/i18n/page-metadata";
import { localePath } from "@/lib/i18n/paths";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { slugSchema } from "@/lib/schemas/catalog";
import { readInstructor, type InstructorPage as Instructor } from "@/server/catalog";
import { env } from "@/server/platform/env";

type Props = { params: Promise<{ locale: string; slug: string }> };

export function generateStaticParams(): { slug: string }[] {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: name, slug } = await params;
  const locale = toLocale(name);
  const instructor = await requireInstructor(slug);
  const t = await getTranslations({ locale, namespace: "catalog.instructor" });
  return pageMetadata({
    locale,
    path: `/instructors/${slug}`,
    title: `${instructor.name} · Criterio`,
    description: t("metaDescription", { name: instructor.name, title: instructor.title[locale] }),
    type: "profile",
  });
}

export default async function InstructorPage({ params }: Props): Promise<ReactElement> {
  const { locale: name, slug } = await params;
  const locale = toLocale(name);
  setRequestLocale(locale);
  const instructor = await requireInstructor(slug);
  const t = await getTranslations({ locale, namespace: "catalog.instructor" });
  return (
    <main id="main" className="page pt-12 pb-16">
      <JsonLd
        data={{
          "@context": "https://schema.org",
          "@type": "Person",
          name: instructor.name,
          jobTitle: instructor.title[locale],
          url: env().APP_URL + localePath(locale, `/instructors/${slug}`),
          ...(instructor.linkedinUrl && { sameAs: [instructor.linkedinUrl] }),
        }}
      />
      <header className="mb-12 flex flex-wrap items-start gap-6">
        <Avatar name={instructor.name} size="lg" {...(instructor.photoUrl && { src: instructor.photoUrl })} />
        <div className="min-w-0">
          <h1 className="t-display">{instructor.name}</h1>
          <p className="lede mt-2">
            {instructor.title[locale]}
            {instructor.company ? `, ${instructor.company}` : ""}
          </p>
        </div>
      </header>
      <Section label={t("about", { name: instructor.name })}>
        <p className="max-w-[60ch] font-serif text-lg leading-relaxed">{instructor.bio[locale]}</p>
        {instructor.linkedinUrl ? (
          <a className="link mt-4 inline-block" href={instructor.linkedinUrl} rel="noopener nofollow">
            {t("profile")}
          </a>
        ) : null}
      </Section>
      <Section label={t("courses")}>
        <CourseList locale={locale} courses={instructor.courses} heading="h3" />
      </Section>
    </main>
  );
}

async function requireInstructor(slug: string): Promise<Instructor> {
  const instructor = slugSchema.safeParse(slug).success ? await readInstructor(slug) : null;
  if (!instructor) notFound();
  return instructor;
}

import { getTranslations } from "@/lib/i18n/get-translations";
import { notFound } from "next/navigation";
import { SOCIAL_SIZE, socialCard } from "@/components/og/social-card";
import { toLocale } from "@/lib/i18n/locales";
import { readCourseLanding } from "@/server/catalog";

export const size = SOCIAL_SIZE;
export const contentType = "image/png";
export const alt = "Criterio";

export default async function CourseImage({ params }: { params: Promise<{ locale: string; slug: string }> }): Promise<Response> {
  const { locale: name, slug } = await params;
  const locale = toLocale(name);
  const course = await readCourseLanding(slug);
  if (!course) notFound();
  const t = await getTranslations({ locale, namespace: "catalog.level" });
  return socialCard({ slug, topic: course.topic.slug, title: course.title, detail: `${course.topic.name[locale]} · ${t(course.level)} · Criterio` });
}

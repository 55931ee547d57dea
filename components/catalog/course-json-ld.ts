import type { BreadcrumbList, Course, CourseInstance, Offer, Thing } from "schema-dts";
import { priceAt } from "@/lib/domain/pricing";
import { minorUnitDigits } from "@/lib/money";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { CourseLanding } from "@/server/catalog";

type Input = { course: CourseLanding; locale: Locale; appUrl: string; crumbs: readonly { name: string; path: string }[]; now: Date };

/** The course as schema.org has it, with what Google's documentation of course information asks for. */
export function courseJsonLd({ course, locale, appUrl, crumbs, now }: Input): { "@context": "https://schema.org"; "@graph": Thing[] } {
  const url = appUrl + localePath(locale, `/courses/${course.slug}`);
  const node: Course = {
    "@type": "Course",
    "@id": url,
    url,
    name: course.title,
    description: course.summary,
    courseCode: course.code,
    inLanguage: course.language,
    ...(course.translations.length > 0 && {
      workTranslation: course.translations.map(({ slug, title, language }) => ({ "@type": "Course" as const, name: title, inLanguage: language, url: appUrl + localePath(locale, `/courses/${slug}`) })),
    }),
    educationalLevel: course.level,
    teaches: course.outcomes,
    image: `${url}/opengraph-image`,
    provider: { "@type": "Organization", name: "Criterio", url: appUrl },
    ...(course.prerequisites.length > 0 && { coursePrerequisites: course.prerequisites.map((required) => required.title) }),
    ...(course.rating !== null && {
      aggregateRating: { "@type": "AggregateRating", ratingValue: Number(course.rating.toFixed(2)), reviewCount: course.ratingCount, bestRating: 5 },
    }),
    offers: offerOf(course, url, now),
    hasCourseInstance: instanceOf(course),
  };
  return { "@context": "https://schema.org", "@graph": [node, breadcrumbsOf(crumbs, appUrl)] };
}

function offerOf(course: CourseLanding, url: string, now: Date): Offer {
  const price = priceAt({ ...course, earlyBirdEndsAt: course.earlyBirdEndsAt ? new Date(course.earlyBirdEndsAt) : null }, now);
  const digits = minorUnitDigits(price.money.currency);
  return {
    "@type": "Offer",
    category: price.kind === "free" ? "Free" : "Paid",
    price: (price.money.amount / 10 ** digits).toFixed(digits),
    priceCurrency: price.money.currency,
    availability: "https://schema.org/InStock",
    url,
    ...(price.deadline && { priceValidUntil: price.deadline.toISOString() }),
  };
}

function instanceOf(course: CourseLanding): CourseInstance {
  return {
    "@type": "CourseInstance",
    courseMode: course.modality === "in_person" ? "onsite" : course.modality === "hybrid" ? "blended" : "online",
    courseWorkload: `PT${Math.max(1, Math.round(course.durationHours))}H`,
    instructor: course.instructors.map((instructor) => ({ "@type": "Person", name: instructor.name })),
    ...(course.startsAt && { startDate: course.startsAt }),
    ...(course.endsAt && { endDate: course.endsAt }),
    ...(course.modality !== "in_person" && { location: { "@type": "VirtualLocation", url: "https://schema.org/VirtualLocation" } }),
  };
}

export function breadcrumbsOf(crumbs: readonly { name: string; path: string }[], appUrl: string): BreadcrumbList {
  return {
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(({ name, path }, index) => ({ "@type": "ListItem", position: index + 1, name, item: appUrl + path })),
  };
}

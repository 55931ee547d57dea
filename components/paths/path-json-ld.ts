import type { EducationalOccupationalProgram, ItemList, Thing } from "schema-dts";
import { breadcrumbsOf } from "@/components/catalog/course-json-ld";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { PathCard, PathLanding } from "@/server/paths";

type Graph = { "@context": "https://schema.org"; "@graph": Thing[] };
type Place = { locale: Locale; appUrl: string };

/** A path as schema.org has it: a programme of courses, and the list of them in their order. */
export function pathJsonLd({ path, locale, appUrl, crumbs }: Place & { path: PathLanding; crumbs: readonly { name: string; path: string }[] }): Graph {
  const url = appUrl + localePath(locale, `/paths/${path.slug}`);
  const provider = { "@type": "Organization" as const, name: "Criterio", url: appUrl };
  const courses = path.steps.flatMap((step) => step.courses.map((course) => ({ ...course, url: appUrl + localePath(locale, `/courses/${course.slug}`) })));
  const program: EducationalOccupationalProgram = {
    "@type": "EducationalOccupationalProgram",
    "@id": url,
    url,
    name: path.title,
    description: path.summary,
    provider,
    educationalProgramMode: "online",
    educationalCredentialAwarded: { "@type": "EducationalOccupationalCredential", credentialCategory: "certificate", name: path.title },
    ...(path.paceDays !== null && { timeToComplete: `P${path.paceDays}D` }),
    hasCourse: courses.map((course) => ({ "@type": "Course" as const, "@id": course.url, url: course.url, name: course.title, description: course.summary, inLanguage: course.language, provider })),
  };
  return { "@context": "https://schema.org", "@graph": [program, listOf(courses.map(({ url: at, title }) => ({ url: at, name: title }))), breadcrumbsOf(crumbs, appUrl)] };
}

export function pathsJsonLd({ paths, locale, appUrl }: Place & { paths: readonly PathCard[] }): Graph {
  return { "@context": "https://schema.org", "@graph": [listOf(paths.map(({ slug, title }) => ({ url: appUrl + localePath(locale, `/paths/${slug}`), name: title })))] };
}

function listOf(items: readonly { url: string; name: string }[]): ItemList {
  return { "@type": "ItemList", numberOfItems: items.length, itemListElement: items.map(({ url, name }, index) => ({ "@type": "ListItem", position: index + 1, url, name })) };
}

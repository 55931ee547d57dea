import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { EmptyState } from "@/components/patterns/empty-state";
import { FacetDisclosure, FacetList } from "@/components/patterns/facet-list";
import { ToCatalogue } from "@/components/patterns/to-catalogue";
import { Chip } from "@/components/ui/chip";
import { Pagination } from "@/components/ui/pagination";
import type { Locale } from "@/lib/i18n/locales";
import { COURSE_LANGUAGES, type CatalogFilter } from "@/lib/schemas/catalog";
import type { CatalogPage, TopicName } from "@/server/catalog";
import { catalogueHref, FACETS, facetGroups, type FacetLabels } from "./catalogue-facets";
import { CourseList } from "./course-list";
import { SearchForm } from "./search-form";

type Props = { locale: Locale; filter: CatalogFilter; page: CatalogPage; topics: readonly TopicName[] };

const EAGER_COVERS = 4;

/** The catalogue, bare or with facets and a text: the same page, whether it was kept or made for this address. */
export async function CatalogueView({ locale, filter, page, topics }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "catalog" });
  const labels = await loadFacetLabels(locale, topics);
  const groups = facetGroups({ locale, filter, page, labels });
  const chosen = FACETS.flatMap((name) => (filter[name] === undefined ? [] : [{ name, value: filter[name] }]));
  const facets = <FacetList groups={groups} label={t("catalogue.filters")} />;
  return (
    <main id="main" className="page pt-9 pb-16">
      <h1 className="sr-only">{t("catalogue.title")}</h1>
      <SearchForm locale={locale} {...(filter.q && { q: filter.q })} keep={chosen} />
      <div className="mt-3.5 mb-8 flex flex-wrap items-center justify-between gap-3">
        <p className="font-semibold" aria-live="polite">
          {filter.q ? t("catalogue.resultsFor", { count: page.total, q: filter.q }) : t("catalogue.results", { count: page.total })}
        </p>
        <div className="flex flex-wrap items-center gap-2">
          {chosen.map(({ name, value }) => (
            <Chip
              key={name}
              removeHref={catalogueHref(locale, { ...filter, [name]: undefined })}
              removeLabel={t("catalogue.remove", { name: labels.value(name, value) })}
            >
              {labels.value(name, value)}
            </Chip>
          ))}
          {chosen.length > 1 ? (
            <a className="link" href={catalogueHref(locale, filter.q ? { q: filter.q } : {})}>
              {t("catalogue.clear")}
            </a>
          ) : null}
        </div>
      </div>
      <div className="grid gap-x-12 gap-y-8 md:grid-cols-[208px_minmax(0,1fr)]">
        <div>
          <div className="hidden md:block">{facets}</div>
          <FacetDisclosure summary={t("catalogue.filters")}>{facets}</FacetDisclosure>
        </div>
        <section aria-label={t("catalogue.list")}>
          {page.courses.length === 0 ? (
            <EmptyState
              heading="h2"
              title={t("catalogue.emptyTitle")}
              text={t("catalogue.emptyBody")}
              actions={<ToCatalogue locale={locale}>{t("catalogue.emptyAction")}</ToCatalogue>}
            />
          ) : (
            <CourseList locale={locale} courses={page.courses} heading="h2" eager={EAGER_COVERS} />
          )}
          {page.nextCursor || filter.cursor ? (
            <Pagination
              labels={{ nav: t("catalogue.pages"), previous: t("catalogue.previous"), next: t("catalogue.next") }}
              {...(filter.cursor && { previousHref: catalogueHref(locale, { ...filter, cursor: undefined }) })}
              {...(page.nextCursor && { nextHref: catalogueHref(locale, { ...filter, cursor: page.nextCursor }) })}
            />
          ) : null}
        </section>
      </div>
    </main>
  );
}

async function loadFacetLabels(locale: Locale, topics: readonly TopicName[]): Promise<FacetLabels> {
  const t = await getTranslations({ locale, namespace: "catalog" });
  const common = await getTranslations({ locale, namespace: "common" });
  const topicNames = new Map(topics.map((topic) => [topic.slug, topic.name[locale]]));
  const names: Record<string, string> = {
    ...Object.fromEntries((["beginner", "intermediate", "advanced"] as const).map((level) => [`level:${level}`, t(`level.${level}`)])),
    ...Object.fromEntries((["online", "in_person", "hybrid"] as const).map((modality) => [`modality:${modality}`, t(`modality.${modality}`)])),
    ...Object.fromEntries(COURSE_LANGUAGES.map((language) => [`language:${language}`, common(`language.${language}`)])),
    "price:free": t("catalogue.priceFree"),
    "price:paid": t("catalogue.pricePaid"),
  };
  return {
    title: {
      topic: t("catalogue.topic"),
      level: t("catalogue.levelTitle"),
      language: t("catalogue.language"),
      modality: t("catalogue.modalityTitle"),
      price: t("catalogue.price"),
    },
    value: (facet, value) => (facet === "topic" ? (topicNames.get(value) ?? value) : (names[`${facet}:${value}`] ?? value)),
    count: (count) => t("catalogue.countLabel", { count }),
  };
}

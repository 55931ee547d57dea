import type { FacetGroup } from "@/components/patterns/facet-list";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { CatalogFilter } from "@/lib/schemas/catalog";
import type { CatalogPage, FacetName } from "@/server/catalog";

export const FACETS = ["topic", "level", "language", "modality", "price"] as const satisfies readonly FacetName[];

export type FacetLabels = {
  title: Record<FacetName, string>;
  value: (facet: FacetName, value: string) => string;
  count: (count: number) => string;
};

/** The address of the catalogue with these choices; a choice that changes starts again at the first page. */
export function catalogueHref(locale: Locale, filter: { [name in keyof CatalogFilter]: CatalogFilter[name] | undefined }): string {
  const query = new URLSearchParams();
  for (const name of ["q", ...FACETS, "cursor"] as const) {
    const value = filter[name];
    if (value) query.set(name, value);
  }
  const text = query.toString();
  return localePath(locale, "/courses") + (text ? `?${text}` : "");
}

type Input = { locale: Locale; filter: CatalogFilter; page: CatalogPage; labels: FacetLabels };

/** Every facet with its values as links: choosing one, or letting go of the chosen one. */
export function facetGroups({ locale, filter, page, labels }: Input): FacetGroup[] {
  return FACETS.map((facet) => ({
    id: facet,
    title: labels.title[facet],
    choice: "one",
    options: page.facets[facet]
      .toSorted((a, b) => b.count - a.count || a.value.localeCompare(b.value))
      .map(({ value, count }) => {
        const isChosen = filter[facet] === value;
        return {
          label: labels.value(facet, value),
          href: catalogueHref(locale, { ...filter, cursor: undefined, [facet]: isChosen ? undefined : value }),
          count: formatNumber(count, locale),
          countLabel: labels.count(count),
          selected: isChosen,
        };
      }),
  }));
}

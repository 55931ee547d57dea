import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement, ReactNode } from "react";
import { SearchLine } from "@/components/patterns/search-line";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { CourseSearch } from "./course-search";

type Props = { locale: Locale; q?: string; keep?: readonly { name: string; value: string }[]; hint?: ReactNode };

/** The catalogue's search: a plain form, with suggestions where there is script. */
export async function SearchForm({ locale, q, keep = [], hint }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "catalog.search" });
  return (
    <CourseSearch locale={locale} labels={{ list: t("suggestions"), course: t("course"), instructor: t("instructor") }}>
      <SearchLine
        action={localePath(locale, "/courses")}
        {...(q !== undefined && { defaultValue: q })}
        keep={keep}
        labels={{ field: t("field"), placeholder: t("placeholder"), submit: t("submit") }}
        hint={hint}
      />
    </CourseSearch>
  );
}

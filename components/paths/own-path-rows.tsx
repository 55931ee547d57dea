import type { ReactElement } from "react";
import { Section } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { ProgressRing } from "@/components/ui/progress";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { OwnPath } from "@/server/paths";

type Translator = Awaited<ReturnType<typeof getTranslations>>;

/** The paths that a learner follows: how far they are, and what comes next. */
export async function OwnPathRows({ paths, locale }: { paths: readonly OwnPath[]; locale: Locale }): Promise<ReactElement> {
  const [t, own] = await Promise.all([getTranslations({ locale, namespace: "paths.dashboard" }), getTranslations({ locale, namespace: "paths.own" })]);
  return (
    <Section label={t("label")}>
      <ul className="grid">
        {paths.map((path) => {
          const progress = own("progress", path.progress);
          const href = localePath(locale, `/dashboard/paths/${path.slug}`);
          return (
            <li key={path.slug} className="enrolled-row">
              <ProgressRing value={path.progress.share} label={progress} />
              <div className="min-w-0">
                <h3 className="t-item">
                  <a className="hover:underline" href={href}>
                    {path.title}
                  </a>
                </h3>
                <p className="meta mt-1">{[progress, ...nextWords(path, t, locale)].join(" · ")}</p>
              </div>
              <Button asChild className="enrolled-action">
                <a href={href} aria-label={t("open", { title: path.title })}>
                  {t("action")}
                </a>
              </Button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function nextWords({ next }: OwnPath, t: Translator, locale: Locale): string[] {
  const titles = next?.courses.map(({ title }) => title) ?? [];
  const [title] = titles;
  if (title === undefined) return [];
  return [titles.length === 1 ? t("nextIs", { title }) : t("nextChoice", { titles: new Intl.ListFormat(locale, { type: "disjunction" }).format(titles) })];
}

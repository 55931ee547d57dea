import type { ReactElement } from "react";
import { Cover } from "@/components/patterns/cover";
import { inLanguage } from "@/lib/i18n/in-language";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { PathCard } from "@/server/paths";
import { pathFacts } from "./path-words";

/** Paths one under the other: where each leads, how long it takes, and the first of its courses. */
export function PathList({ paths, locale }: { paths: readonly PathCard[]; locale: Locale }): ReactElement {
  return (
    <ul className="border-t border-line-strong">
      {paths.map((path) => (
        <PathItem key={path.slug} path={path} locale={locale} />
      ))}
    </ul>
  );
}

async function PathItem({ path, locale }: { path: PathCard; locale: Locale }): Promise<ReactElement> {
  const { courses, hours, level, language } = await pathFacts(path, locale);
  return (
    <li className="grid gap-x-10 gap-y-4 border-b border-line py-7 md:grid-cols-[minmax(0,1fr)_18rem] md:items-center">
      <div className="min-w-0">
        <h2 className="t-section" {...inLanguage(path.language)}>
          <a className="hover:underline" href={localePath(locale, `/paths/${path.slug}`)}>
            {path.title}
          </a>
        </h2>
        <p className="mt-2 max-w-[60ch]" {...inLanguage(path.language)}>
          {path.summary}
        </p>
        <p className="meta mt-2">{[courses, hours, level, language].join(" · ")}</p>
      </div>
      <div className="grid grid-cols-3 gap-2" aria-hidden="true">
        {path.covers.map(({ slug, topic }) => (
          <Cover key={slug} slug={slug} topic={topic} ratio="book" />
        ))}
      </div>
    </li>
  );
}

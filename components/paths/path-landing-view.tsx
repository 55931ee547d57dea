import type { ReactElement } from "react";
import { CourseList } from "@/components/catalog/course-list";
import { EmbedStarter } from "@/components/embeds/embed-starter";
import { FactRow } from "@/components/patterns/facts";
import { RichText } from "@/components/patterns/rich-text";
import { Section } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { pathPriceAt } from "@/lib/domain/path-price";
import { formatMoney } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import { inLanguage } from "@/lib/i18n/in-language";
import type { Locale } from "@/lib/i18n/locales";
import { markdownLabels } from "@/lib/i18n/markdown-labels";
import { localePath } from "@/lib/i18n/paths";
import { hasEmbed } from "@/lib/markdown/embeds/has-embed";
import { renderMarkdown } from "@/lib/markdown/render-markdown";
import type { PathLanding } from "@/server/paths";
import { pathFacts } from "./path-words";

type Props = { path: PathLanding; locale: Locale };
type Translator = Awaited<ReturnType<typeof getTranslations>>;

/** Where a path leads and by which courses. Following it is one click away, on a page that knows who is there. */
export async function PathLandingView({ path, locale }: Props): Promise<ReactElement> {
  const [t, facts, description] = await Promise.all([getTranslations({ locale, namespace: "paths.page" }), pathFacts(path, locale), markdownLabels(locale).then((labels) => renderMarkdown(path.description, labels))]);
  return (
    <>
      <h1 className="t-display max-w-[24ch]" {...inLanguage(path.language)}>
        {path.title}
      </h1>
      <p className="lede mt-4 max-w-[46ch]" {...inLanguage(path.language)}>
        {path.summary}
      </p>
      <div className="mt-7 flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button asChild variant="primary" size="lg">
          <a href={localePath(locale, `/dashboard/paths/${path.slug}`)}>{t("follow")}</a>
        </Button>
        <p className="meta">{[priceWords(path, t, locale), t("followNote")].filter((text) => text !== null).join(". ")}</p>
      </div>
      <FactRow
        className="mt-8 mb-12"
        facts={[
          { term: t("coursesTerm"), value: facts.courses },
          { term: t("hoursTerm"), value: facts.hours },
          { term: t("levelTerm"), value: facts.level },
          { term: t("languageTerm"), value: facts.language },
          ...(path.paceDays === null ? [] : [{ term: t("paceTerm"), value: t("paceValue", { days: path.paceDays }) }]),
        ]}
      />
      {path.description === "" ? null : (
        <Section label={t("about")}>
          {hasEmbed(description) ? <EmbedStarter /> : null}
          <RichText html={description} lang={path.language} />
        </Section>
      )}
      <PathSteps path={path} locale={locale} />
      <Section label={t("certificate")}>
        <p className="max-w-[60ch]">{t("certificateText")}</p>
      </Section>
      {path.teachers.length > 0 ? (
        <Section label={t("teachers")}>
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            {path.teachers.map(({ slug, name }) => (
              <li key={slug}>
                <a className="link inline-block py-1" href={localePath(locale, `/instructors/${slug}`)}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

async function PathSteps({ path, locale }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "paths.page" });
  return (
    <Section label={t("steps")} note={t(path.isOrdered ? "stepsOrdered" : "stepsFree")}>
      <ol className="grid gap-10">
        {path.steps.map(({ courses, choose, isRequired }, index) => {
          const notes = [...(choose < courses.length ? [choose === 1 ? t("chooseOne", { of: courses.length }) : t("choose", { choose, of: courses.length })] : []), ...(isRequired ? [] : [t("optional")])];
          return (
            <li key={courses[0]?.slug ?? index}>
              <h3 className="t-item">{t("step", { number: index + 1 })}</h3>
              {notes.length > 0 ? <p className="meta mt-0.5">{notes.join(" · ")}</p> : null}
              <div className="mt-4">
                <CourseList locale={locale} courses={courses} heading="h4" />
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

/** What its courses cost together, where they have one currency. */
function priceWords({ steps }: PathLanding, t: Translator, locale: Locale): string | null {
  const priced = steps.map(({ courses, ...step }) => ({ ...step, courses: courses.map((course) => ({ ...course, earlyBirdEndsAt: course.earlyBirdEndsAt === null ? null : new Date(course.earlyBirdEndsAt) })) }));
  const total = pathPriceAt(priced, new Date());
  if (!total) return null;
  const { money, isFrom } = total;
  if (money.amount === 0 && !isFrom) return t("free");
  return t(isFrom ? "totalFrom" : "total", { price: formatMoney(money.amount, money.currency, locale) });
}

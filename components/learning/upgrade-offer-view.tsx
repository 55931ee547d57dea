import type { ReactElement } from "react";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageHead, Section } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { formatPercent } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import { inLanguage } from "@/lib/i18n/in-language";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { UpgradeOffer } from "@/server/learning";
import { AcceptUpgrade } from "./accept-upgrade";

type Props = { locale: Locale; course: { slug: string; title: string; language: string }; offer: UpgradeOffer | null };

/** A newer release: what it changes, what that does to one's progress, and the choice. */
export async function UpgradeOfferView({ locale, course, offer }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "learning.upgrade" });
  const goOn = localePath(locale, `/learn/${course.slug}`);
  const dashboard = localePath(locale, "/dashboard");
  if (!offer) {
    return (
      <main id="main" className="page pt-9 pb-16">
        <EmptyState
          heading="h1"
          title={t("noneTitle")}
          text={t("noneText", { course: course.title })}
          actions={
            <>
              <Button asChild variant="primary">
                <a href={goOn}>{t("go")}</a>
              </Button>
              <a className="link" href={dashboard}>
                {t("back")}
              </a>
            </>
          }
        />
      </main>
    );
  }
  const { number, pinnedNumber, progress } = offer;
  return (
    <main id="main" className="page pb-16">
      <PageHead kicker={t("kicker")} title={t("title", { number, course: course.title })} lede={t("lede", { pinned: pinnedNumber })} />
      {offer.notes.trim() === "" ? null : (
        <Section id="notes" label={t("notes")}>
          <p className="max-w-[65ch] whitespace-pre-line" {...inLanguage(course.language)}>
            {offer.notes}
          </p>
        </Section>
      )}
      <Section id="changes" label={t("changes")}>
        <Changes difference={offer.difference} language={course.language} t={t} />
      </Section>
      <Section id="progress" label={t("progress")}>
        <p>{t("now", { ...progress.now, percent: formatPercent(progress.now.share, locale) })}</p>
        <p>{t("after", { ...progress.after, percent: formatPercent(progress.after.share, locale), number })}</p>
        <p className="meta mt-2">{t(offer.isCompleted ? "finished" : "kept")}</p>
      </Section>
      <Section id="decide" label={t("decide")}>
        <AcceptUpgrade
          courseSlug={course.slug}
          releaseId={offer.releaseId}
          goOnHref={goOn}
          stayHref={dashboard}
          labels={{
            accept: t("accept", { number }), accepting: t("accepting"), stay: t("stay", { number: pinnedNumber }),
            final: t("final", { number: pinnedNumber }), failed: t("failed"), outdated: t("outdated"),
          }}
        />
      </Section>
    </main>
  );
}

type ChangesProps = { difference: UpgradeOffer["difference"]; language: string; t: Awaited<ReturnType<typeof getTranslations>> };

function Changes({ difference, language, t }: ChangesProps): ReactElement {
  const kinds = (["added", "changed", "removed"] as const).filter((kind) => difference[kind].length > 0);
  return (
    <div className="grid gap-5">
      {kinds.map((kind) => (
        <div key={kind}>
          <h3 className="font-semibold">{t(kind, { count: difference[kind].length })}</h3>
          <ul className="mt-1 list-disc pl-5" {...inLanguage(language)}>
            {difference[kind].map(({ lessonId, title }) => (
              <li key={lessonId}>{title}</li>
            ))}
          </ul>
        </div>
      ))}
      {difference.moved > 0 ? <p>{t("moved", { count: difference.moved })}</p> : null}
      {kinds.length === 0 && difference.moved === 0 ? <p>{t("sameLessons")}</p> : null}
    </div>
  );
}

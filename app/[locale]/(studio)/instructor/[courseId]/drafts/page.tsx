import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { DraftRequestForm } from "@/components/authoring/drafts/draft-request-form";
import { DraftReview } from "@/components/authoring/drafts/draft-review";
import { RunStatus } from "@/components/authoring/drafts/run-status";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageHead } from "@/components/patterns/section";
import { Callout } from "@/components/ui/callout";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale, type Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { draftsPageSchema } from "@/lib/schemas/drafts";
import { orNotFound } from "@/server/auth/or-not-found";
import { getDrafts, type DraftsPage } from "@/server/drafts";
import { loadCourse } from "../../../_components/load-course";
import { StudioFrame } from "../../../_components/studio-frame";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ locale: string; courseId: string }>; searchParams: Promise<Query> };

export default async function QuestionDraftsPage({ params, searchParams }: Props): Promise<ReactElement> {
  const { courseId, ...given } = await params;
  const locale = toLocale(given.locale);
  const { ctx, course } = await loadCourse(locale, courseId, `/instructor/${courseId}/drafts`);
  if (!course.viewerCan.edit) notFound();
  const query = await searchParams;
  const runId = draftsPageSchema.shape.runId.safeParse(query.run).data ?? null;
  const [t, page] = await Promise.all([getTranslations({ locale, namespace: "drafts" }), orNotFound(getDrafts(ctx, { courseId, runId }))]);
  const base = localePath(locale, `/instructor/${courseId}`);
  const here = `${base}/drafts`;
  const target = toTarget(page, typeof query.target === "string" ? query.target : "");
  const { model, shown } = page;
  return (
    <StudioFrame locale={locale} course={course} current={null}>
      <title>{`${t("title")} · ${course.course.title} · Criterio`}</title>
      <PageHead title={t("title")} lede={t("lede")} />
      <div className="grid gap-8">
        {model === null ? <Callout title={t("noModel")}>{t("noModelText")}</Callout> : <Model model={model} locale={locale} words={{ title: t("model", { name: model.name }), price: model.hasPrice ? null : t("noPrice") }} budget={(used, total) => t("budget", { used, total })} />}
        {target === "" ? (
          <EmptyState compact title={t("noTargetTitle")} text={t("noTargetText")} />
        ) : page.texts.length + page.captions.length + page.pdfs.length === 0 && shown === null ? (
          <>
            <p>{t("noTexts")}</p>
            <DraftRequestForm courseId={courseId} page={page} target={target} here={here} />
          </>
        ) : (
          <details open={shown === null} className="rounded-md border border-line px-4 py-3">
            <summary className="cursor-pointer font-semibold">{t("request.title")}</summary>
            <div className="mt-4">
              <DraftRequestForm courseId={courseId} page={page} target={target} here={here} />
            </div>
          </details>
        )}
        {shown ? <RunStatus key={shown.runId} courseId={courseId} run={shown} locale={locale} /> : null}
        {shown && target !== "" ? <DraftReview key={`review-${shown.runId}`} courseId={courseId} page={page} drafts={shown.drafts} target={target} base={base} /> : null}
        {page.runs.length > 1 ? (
          <nav aria-labelledby="runs-title" className="border-t border-line pt-5">
            <h2 id="runs-title" className="t-item mb-3">
              {t("runs")}
            </h2>
            <ul className="grid gap-2">
              {page.runs.map(({ runId: id, sourceName, waiting, createdAt }) => (
                <li key={id}>
                  <a className="link" href={`${here}?run=${id}`} aria-current={id === shown?.runId ? "page" : undefined}>
                    {sourceName}
                  </a>{" "}
                  <span className="meta">
                    {formatDateTime(new Date(createdAt), locale, ctx.viewer.timeZone)} · {t("runWaiting", { count: waiting })}
                  </span>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
      </div>
    </StudioFrame>
  );
}

type ModelProps = { model: NonNullable<DraftsPage["model"]>; locale: Locale; words: { title: string; price: string | null }; budget: (used: string, total: string) => string };

function Model({ model: { usedTokens, dailyTokens }, locale, words: { title, price }, budget }: ModelProps): ReactElement {
  return (
    <p className="meta">
      {[title, price, budget(formatNumber(usedTokens, locale), formatNumber(dailyTokens, locale))].filter((each) => each !== null).join(" · ")}
    </p>
  );
}

/** The quiz or bank that the address names, or the first there is; empty where there is none. */
function toTarget({ quizzes, banks }: DraftsPage, asked: string): string {
  const known = [...quizzes.map(({ lessonId }) => `quiz:${lessonId}`), ...banks.map(({ bankId }) => `bank:${bankId}`)];
  return known.find((each) => each === asked) ?? known[0] ?? "";
}

import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { BankFilter } from "@/components/authoring/banks/bank-filter";
import { BankQuestions } from "@/components/authoring/banks/bank-questions";
import { BankSettings } from "@/components/authoring/banks/bank-settings";
import { QuestionImport } from "@/components/authoring/quiz/question-import";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageHead } from "@/components/patterns/section";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Callout } from "@/components/ui/callout";
import { Pagination } from "@/components/ui/pagination";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale, type Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { bankIdValue } from "@/lib/schemas/bank-ids";
import { bankQuestionsSchema, type BankQuestionsInput } from "@/lib/schemas/banks";
import { mastheadOf } from "@/server/auth";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { listTaughtCourses } from "@/server/authoring";
import { getBank, type BankPage } from "@/server/banks";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ locale: string; bankId: string }>; searchParams: Promise<Query> };

export default async function BankQuestionsPage({ params, searchParams }: Props): Promise<ReactElement> {
  const { bankId, ...given } = await params;
  const locale = toLocale(given.locale);
  const ctx = await signedInCtx(locale, `/instructor/banks/${bankId}`);
  if (!bankIdValue.safeParse(bankId).success) notFound();
  const asked = readQuestion(bankId, await searchParams);
  const [t, bank] = await Promise.all([getTranslations({ locale, namespace: "banks" }), orNotFound(getBank(ctx, asked))]);
  const banksPath = localePath(locale, "/instructor/banks");
  const here = `${banksPath}/${bankId}`;
  return (
    <>
      <title>{`${bank.title} · Criterio`}</title>
      <SignedInHeader locale={locale} {...mastheadOf(ctx.viewer)} current="studio" />
      <main id="main" className="page pb-16">
        <Breadcrumb label={t("list.title")} items={[{ label: t("list.back"), href: localePath(locale, "/instructor") }, { label: t("list.title"), href: banksPath }, { label: bank.title }]} />
        <PageHead title={bank.title} lede={t("list.count", { count: bank.questionCount })} />
        {bank.isArchived ? <Callout title={t("bank.archivedNote")} /> : null}
        {bank.ownerName === null ? null : <Callout title={t("bank.readerNote", { name: bank.ownerName })} />}
        <BankFilter action={here} asked={asked} tags={bank.tags} locale={locale} />
        <BankQuestions bank={bank} timeZone={ctx.viewer.timeZone} />
        {bank.items.length > 0 ? (
          <Pagination
            labels={{ nav: t("table.pages"), previous: t("table.first"), next: t("table.next") }}
            summary={t("table.found", { count: bank.found })}
            {...(asked.cursor && { previousHref: hrefOf(here, { ...asked, cursor: undefined }) })}
            {...(bank.nextCursor && { nextHref: hrefOf(here, { ...asked, cursor: bank.nextCursor }) })}
          />
        ) : (
          <EmptyState compact title={t(bank.questionCount === 0 ? "table.emptyTitle" : "table.noneTitle")} text={t(bank.questionCount === 0 ? "table.emptyText" : "table.noneText")} />
        )}
        {bank.viewerCan.manage ? <DraftFrom courses={await listTaughtCourses(ctx)} bankId={bankId} locale={locale} words={{ title: t("draft.title"), text: t("draft.text") }} /> : null}
        {bank.viewerCan.manage ? <BankTools bank={bank} labels={{ file: t("import.title"), settings: t("bank.rename") }} /> : null}
      </main>
    </>
  );
}

type DraftProps = { courses: Awaited<ReturnType<typeof listTaughtCourses>>; bankId: string; locale: Locale; words: { title: string; text: string } };

/** The ways to have questions for this bank drafted: from the texts of a course. */
function DraftFrom({ courses, bankId, locale, words: { title, text } }: DraftProps): ReactElement | null {
  if (courses.length === 0) return null;
  return (
    <section aria-labelledby="bank-drafts" className="mt-12">
      <h2 id="bank-drafts" className="t-item mb-2">
        {title}
      </h2>
      <p className="meta mb-3">{text}</p>
      <ul className="grid gap-1">
        {courses.map(({ courseId, title: course }) => (
          <li key={courseId}>
            <a className="link inline-block py-1" href={localePath(locale, `/instructor/${courseId}/drafts?target=bank:${bankId}`)}>
              {course}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function BankTools({ bank, labels }: { bank: BankPage; labels: { file: string; settings: string } }): ReactElement {
  return (
    <div className="mt-12 grid gap-10 lg:grid-cols-2">
      <section aria-labelledby="bank-import">
        <h2 id="bank-import" className="t-item mb-4">
          {labels.file}
        </h2>
        <QuestionImport address={`/api/studio/banks/${bank.bankId}`} />
      </section>
      <section aria-labelledby="bank-settings">
        <h2 id="bank-settings" className="t-item mb-4">
          {labels.settings}
        </h2>
        <BankSettings key={`${bank.title}-${bank.language}`} bank={bank} />
      </section>
    </div>
  );
}

/** The question in the address; a part that makes no sense is left out. */
function readQuestion(bankId: string, query: Query): BankQuestionsInput {
  const { text, tag, type, difficulty, cursor } = bankQuestionsSchema.shape;
  const from = cursor.safeParse(query.cursor).data;
  return {
    bankId,
    text: text.safeParse(query.text).data ?? "",
    tag: tag.safeParse(query.tag).data ?? null,
    type: type.safeParse(query.type).data ?? null,
    difficulty: difficulty.safeParse(query.difficulty).data ?? null,
    archived: query.archived === "1",
    ...(from && { cursor: from }),
  };
}

function hrefOf(path: string, { bankId: _bank, archived, ...asked }: Omit<BankQuestionsInput, "cursor"> & { cursor?: string | undefined }): string {
  const given = Object.entries({ ...asked, archived: archived ? "1" : "" }).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `${path}?${new URLSearchParams(given)}`;
}

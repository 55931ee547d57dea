import type { ReactElement } from "react";
import { Badge } from "@/components/ui/badge";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import type { BankSummary } from "@/server/banks";

type Props = { banks: readonly BankSummary[]; banksPath: string; locale: Locale };

/** Banks by their titles, with how many questions each has and whose it is. */
export async function BankList({ banks, banksPath, locale }: Props): Promise<ReactElement> {
  const [t, languages] = await Promise.all([getTranslations({ locale, namespace: "banks.list" }), getTranslations({ locale, namespace: "authoring.language" })]);
  return (
    <ul className="border-t border-line-strong">
      {banks.map(({ bankId, title, language, questionCount, ownerName, isArchived }) => (
        <li key={bankId} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-4">
          <h2 className="t-item min-w-0">
            <a className="hover:underline" href={`${banksPath}/${bankId}`}>
              {title}
            </a>
          </h2>
          <p className="meta flex flex-wrap items-center gap-2">
            {isArchived ? <Badge>{t("archived")}</Badge> : null}
            {[t("count", { count: questionCount }), languages(language), ...(ownerName === null ? [] : [t("of", { name: ownerName })])].join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}

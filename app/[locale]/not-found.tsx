import { getLocale, getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { EmptyState } from "@/components/patterns/empty-state";
import { PublicShell } from "@/components/shell/public-shell";
import { Button } from "@/components/ui/button";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { readLegalDocuments } from "@/server/catalog";

export default async function NotFoundPage(): Promise<ReactElement> {
  const locale = toLocale(await getLocale());
  const t = await getTranslations({ locale, namespace: "common.notFound" });
  return (
    <PublicShell locale={locale} legal={await readLegalDocuments(locale)}>
      <main id="main" className="page py-20">
        <title>{`${t("title")} · Criterio`}</title>
        <EmptyState
          heading="h1"
          title={t("title")}
          text={t("body")}
          actions={
            <Button asChild variant="primary">
              <a href={localePath(locale, "/courses")}>{t("action")}</a>
            </Button>
          }
        />
      </main>
    </PublicShell>
  );
}

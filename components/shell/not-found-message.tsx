import type { ReactElement } from "react";
import { EmptyState } from "@/components/patterns/empty-state";
import { Button } from "@/components/ui/button";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";

/**
 * What stands where nothing is. Next puts it into the data of every page beside it, shown or not, so it is small and
 * brings no masthead: that is its layout's.
 */
export async function NotFoundMessage({ locale }: { locale: Locale }): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "common.notFound" });
  return (
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
  );
}

import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";

/** Every lesson of the learner's release is complete: says so, and where to go now. */
export async function CourseFinished({ locale, courseTitle, total }: { locale: Locale; courseTitle: string; total: number }): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: "learning.finished" });
  return (
    <section className="finished" aria-labelledby="finished-title">
      <h2 id="finished-title" className="t-item">
        {t("title", { course: courseTitle })}
      </h2>
      <p className="mt-1.5 max-w-[60ch] text-ink-muted">{t("text", { total })}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button asChild>
          <a href={localePath(locale, "/dashboard")}>{t("dashboard")}</a>
        </Button>
        <Button asChild variant="quiet">
          <a href={localePath(locale, "/courses")}>{t("more")}</a>
        </Button>
      </div>
    </section>
  );
}

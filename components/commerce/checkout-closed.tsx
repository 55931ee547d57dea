import { getTranslations } from "@/lib/i18n/get-translations";
import type { ReactElement } from "react";
import { EmptyState } from "@/components/patterns/empty-state";
import { Button } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { CheckoutQuote } from "@/server/commerce";

type Props = { quote: CheckoutQuote; state: Exclude<CheckoutQuote["state"], "for_sale">; locale: Locale };

/** Why there is nothing to pay, and where to go instead. */
export async function CheckoutClosed({ quote, state, locale }: Props): Promise<ReactElement> {
  const t = await getTranslations({ locale, namespace: `commerce.checkout.${state}` });
  const coursePage = `/courses/${quote.courseSlug}`;
  const [next, more] = state === "enrolled" ? [`/learn/${quote.courseSlug}`, "/account/purchases"] : ["/courses", coursePage];
  return (
    <main id="main" className="page py-16">
      <EmptyState
        heading="h1"
        title={t("title")}
        text={t("text", { course: quote.title })}
        suggestion={{ slug: quote.courseSlug, topic: quote.topicSlug }}
        actions={
          <>
            <Button asChild variant="primary">
              <a href={localePath(locale, next)}>{t("action")}</a>
            </Button>
            <Button asChild variant="quiet">
              <a href={localePath(locale, more)}>{t("more")}</a>
            </Button>
          </>
        }
      />
    </main>
  );
}

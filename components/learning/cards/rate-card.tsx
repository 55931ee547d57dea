import { useTranslations } from "next-intl";
import { useEffect, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { CARD_RATINGS, type CardRating } from "@/lib/domain/card-ratings";
import { formatRelative } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { AnsweredCard } from "@/server/assessment";

type Props = { answered: AnsweredCard & { at: Date }; isBusy: boolean; onRate: (rating: CardRating) => void; locale: Locale };

/** How a review went, as its learner says: each answer says when the question comes back. */
export function RateCard({ answered: { suggested, dueAt, at }, isBusy, onRate, locale }: Props): ReactElement {
  const t = useTranslations("quiz.cards");
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const rating = CARD_RATINGS[Number(event.key) - 1];
      if (!rating || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      event.preventDefault();
      onRate(rating);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [onRate]);
  return (
    <section aria-labelledby="rate-card" className="mt-8 grid gap-3">
      <h2 id="rate-card" className="t-item">
        {t("rate")}
      </h2>
      <p className="meta">{t("rateHelp")}</p>
      <div className="rate-card">
        {CARD_RATINGS.map((rating, index) => (
          <Button key={rating} variant={rating === suggested ? "primary" : "second"} disabled={isBusy} onClick={() => onRate(rating)} data-rating={rating}>
            <span className="grid justify-items-start gap-1 text-left">
              <span>
                <Kbd aria-hidden>{index + 1}</Kbd> {t(`rating.${rating}`)}
                {rating === suggested ? <span className="sr-only"> ({t("suggested")})</span> : null}
              </span>
              <span className="text-xs">{formatRelative(new Date(dueAt[rating]), at, locale)}</span>
            </span>
          </Button>
        ))}
      </div>
    </section>
  );
}

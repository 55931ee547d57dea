import type { ReactElement } from "react";
import { Star } from "@/components/ui/icons";

export type RatingProps = {
  /** Formatted mean, for example "4,8". */
  value: string;
  /** The count in parentheses: "312" in a card, "312 reviews" on the course page. Never a rating without its count. */
  count: string;
  /** What a screen reader hears instead: "4,8 of 5, 312 reviews". */
  label: string;
};

/** A star, the mean and how many gave it. */
export function Rating({ value, count, label }: RatingProps): ReactElement {
  return (
    <span className="stars">
      <Star filled />
      <span className="sr-only">{label}</span>
      <span aria-hidden="true">
        {value} <span className="font-normal text-ink-muted">({count})</span>
      </span>
    </span>
  );
}

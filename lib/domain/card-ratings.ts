/** What a person says of how a review went, worst first: the keys 1 to 4. */
export const CARD_RATINGS = ["again", "hard", "good", "easy"] as const;
export type CardRating = (typeof CARD_RATINGS)[number];

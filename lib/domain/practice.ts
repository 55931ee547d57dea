/** What a round of practice takes its questions from: all that may be practised, those whose last answer was wrong, or those that were never met. */
export const PRACTICE_CHOICES = ["all", "missed", "unseen"] as const;

/** The most questions of a round. */
export const MAX_PRACTICE = 50;

/** Fewer answers than this say nothing of a question. */
export const FEWEST_ATTEMPTS = 5;

/**
 * How a question did in submitted attempts. Below `FEWEST_ATTEMPTS` there is nothing but their number. `easiness` is the
 * mean share of its points, 0 to 1 (test theory's p, "difficulty index"); `discrimination` is the correlation, -1 to 1,
 * of that share with the share of the other points of the attempt (the corrected point-biserial), null where one of them
 * is the same in all attempts.
 */
export type ItemStatistics = { attempts: number; easiness: number | null; discrimination: number | null };

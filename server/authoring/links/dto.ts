/** How far the addresses elsewhere that a draft leads to are checked. */
export type LinkOverview = {
  total: number;
  /** Of how many something is known. */
  checked: number;
  /** When one was asked last. */
  checkedAt: string | null;
  isRunning: boolean;
  /** Some were never asked, or not since a week, and nobody tried within the hour. */
  isDue: boolean;
  /** The last run reached nothing at all, so what is known is from before. */
  hadNoNetwork: boolean;
};

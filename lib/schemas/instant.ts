import { z } from "zod";

const FIRST = Date.UTC(2000, 0);
const END = Date.UTC(2200, 0);

/** An instant with its offset, in a time that a calendar of ours can mean: no column holds the year 0, and no course is of 9999. */
export const instantSchema = z.iso.datetime({ offset: true }).refine((text) => {
  const time = Date.parse(text);
  return time >= FIRST && time < END;
}, "must lie between the years 2000 and 2200");

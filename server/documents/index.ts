export { PAPER, SYMBOL } from "./appearance";
export { readTypeface, type SchoolTypeface, type Subset, type Typeface } from "./typefaces";

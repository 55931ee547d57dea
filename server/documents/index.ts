export { PAPER, SYMBOL } from "./appearance";
export { readTypeface, type Subset, type Typeface } from "./typefaces";

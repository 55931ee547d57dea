/** A number as it was typed, its decimals behind a point or, one or two of them, behind a comma: three might be thousands. NaN for a text that says none. */
export function readDecimal(text: string): number {
  const typed = text.trim();
  return typed === "" ? Number.NaN : Number(typed.replace(/^(-?\d*),(\d{1,2})$/, "$1.$2"));
}

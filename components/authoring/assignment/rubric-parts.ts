/** The parts with one of them a place further up (-1) or down (1). */
export function moved<T>(parts: readonly T[], index: number, by: -1 | 1): T[] {
  const part = parts[index];
  const rest = parts.filter((_, at) => at !== index);
  return part === undefined ? [...parts] : rest.toSpliced(index + by, 0, part);
}

import type { QtiProgram } from "@/lib/schemas/qti-program";

type Mapping = NonNullable<QtiProgram["responses"][number]["mapping"]>;

/**
 * The points that a choice's values give as credits of the most that they can give, or null when our types, which never
 * go below zero, would score otherwise than the mapping does.
 */
export function mapCredits({ entries, defaultValue, lowerBound, upperBound }: Mapping, ids: readonly string[], cardinality: "single" | "multiple"): { points: number; credits: Map<string, number> } | null {
  const valueOf = (id: string) => entries.find(({ key, caseSensitive }) => (caseSensitive ? key.trim() === id : key.trim().toLowerCase() === id.toLowerCase()))?.value ?? defaultValue;
  const values = new Map(ids.map((id) => [id, valueOf(id)]));
  const sum = [...values.values()].filter((value) => value > 0).reduce((total, value) => total + value, 0);
  const most = cardinality === "single" ? Math.max(0, ...values.values()) : sum;
  const points = Math.min(most, upperBound ?? most);
  const goesBelow = [...values.values()].some((value) => value < 0) && (lowerBound ?? -1) < 0;
  if (points <= 0 || goesBelow || (lowerBound ?? 0) > 0) return null;
  const credits = new Map([...values].map(([id, value]) => [id, value / points]));
  return [...credits.values()].some((credit) => Math.abs(credit) > 1) && cardinality === "multiple" ? null : { points, credits: new Map([...credits].map(([id, credit]) => [id, Math.min(1, Math.max(-1, credit))])) };
}

/** The one value that every entry of a mapping gives, or null when they differ or when it can give anything else. */
export function evenValue({ entries, defaultValue, lowerBound, upperBound }: Mapping): number | null {
  const [first] = entries;
  if (!first || first.value <= 0 || entries.some(({ value }) => value !== first.value) || defaultValue !== 0 || (lowerBound ?? 0) > 0) return null;
  return (upperBound ?? Infinity) >= first.value * entries.length ? first.value : null;
}

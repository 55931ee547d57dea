import type { Tx } from "@/server/platform/db/tx";

/**
 * Takes the next number of a series. The series' row stays locked until the transaction ends, so numbers have no gaps:
 * a document that is not stored gives its number back with the transaction. Take it last, to hold the lock shortly.
 */
export async function takeNumber(tx: Tx, series: string): Promise<number> {
  await tx.numberSeries.createMany({ data: [{ name: series, next: 1 }], skipDuplicates: true });
  const { next } = await tx.numberSeries.update({ where: { name: series }, data: { next: { increment: 1 } }, select: { next: true } });
  return next - 1;
}

/** How a number is printed: `R-2026-000017`. */
export function printNumber(series: string, sequence: number): string {
  return `${series}-${String(sequence).padStart(6, "0")}`;
}

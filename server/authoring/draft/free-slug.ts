import { toSlug } from "@/lib/slug";
import type { Tx } from "@/server/platform/db/tx";

const ROOM_FOR_NUMBER = 72;

/**
 * An address for a lesson that no lesson of the course has or had: the wanted one, or it with a number. A title
 * without a letter or digit of ours makes `fallback`. `taken` are addresses given away in the same transaction.
 */
export async function findFreeSlug(tx: Tx, courseId: string, title: string, taken: ReadonlySet<string> = new Set(), fallback = "lesson"): Promise<string> {
  const wanted = toSlug(title) || fallback;
  const stem = wanted.slice(0, ROOM_FOR_NUMBER).replace(/-+$/, "").replace(/-\d+$/, "") || fallback;
  const rows = await tx.lesson.findMany({ where: { courseId, slug: { startsWith: stem } }, select: { slug: true } });
  const known = new Set([...rows.map(({ slug }) => slug), ...taken]);
  if (!known.has(wanted)) return wanted;
  let number = 2;
  while (known.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** "Uniones (2)" for a copy of "Uniones", and "Uniones (3)" for the next. */
export function copyTitle(title: string, taken: readonly string[], max = 160): string {
  const stem = title.replace(/ \(\d+\)$/, "").slice(0, max - 6);
  let number = 2;
  while (taken.includes(`${stem} (${number})`)) number += 1;
  return `${stem} (${number})`;
}

/**
 * How many letters must be added, left out, changed or swapped with their neighbour to make one text of the other (optimal
 * string alignment). Stops counting above `most`, so long texts cost little.
 */
export function countTypos(a: string, b: string, most: number): number {
  const [left, right] = [[...a], [...b]];
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let before: number[] = [];
  let previous = right.map((_, index) => index + 1);
  previous.unshift(0);
  for (const [row, letter] of left.entries()) {
    const current = [row + 1];
    for (const [column, other] of right.entries()) {
      const change = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      const cheapest = Math.min(change, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1);
      const isSwap = row > 0 && column > 0 && letter === right[column - 1] && left[row - 1] === other;
      current.push(isSwap ? Math.min(cheapest, (before[column - 1] ?? 0) + 1) : cheapest);
    }
    if (Math.min(...current) > most) return most + 1;
    [before, previous] = [previous, current];
  }
  return previous.at(-1) ?? 0;
}

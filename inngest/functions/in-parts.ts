/** Does the parts of a work one after another, from 1. False when some are left for another run: Inngest runs at most a thousand steps of one function. */
export async function inParts(part: (number: number) => Promise<{ left: boolean }>, most: number): Promise<boolean> {
  for (let number = 1; number <= most; number += 1) if (!(await part(number)).left) return true;
  return false;
}

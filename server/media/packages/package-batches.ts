type Sized = { bytes: number };

const MOST_BYTES = 40_000_000;
const MOST_FILES = 250;

/**
 * Files in the parts in which they are stored, each small enough for one step of a durable function. The same files make
 * the same parts.
 */
export function toBatches<T extends Sized>(files: readonly T[]): T[][] {
  const batches: T[][] = [];
  let bytes = 0;
  for (const file of files) {
    const last = batches.at(-1);
    if (!last || last.length >= MOST_FILES || bytes + file.bytes > MOST_BYTES) {
      batches.push([file]);
      bytes = file.bytes;
    } else {
      last.push(file);
      bytes += file.bytes;
    }
  }
  return batches;
}

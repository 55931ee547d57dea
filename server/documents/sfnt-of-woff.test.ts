import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { sfntOfWoff } from "./sfnt-of-woff";

const woff = readFileSync(path.join(process.cwd(), "node_modules/@fontsource/piazzolla/files/piazzolla-latin-600-normal.woff"));

describe("the font inside a WOFF file", () => {
  it("has every table, whole and where the directory says", () => {
    const sfnt = sfntOfWoff(woff);
    const tables = tablesOf(sfnt);
    expect(tables.map(({ tag }) => tag)).toEqual(expect.arrayContaining(["cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name"]));
    expect(tables).toHaveLength(woff.readUInt16BE(12));
    for (const { tag, offset, length, checksum } of tables) {
      expect(offset % 4, tag).toBe(0);
      expect(checksumOf(sfnt, tag, offset, length), tag).toBe(checksum);
    }
    // The file's own announcement of its unpacked size.
    expect(sfnt.length).toBe(woff.readUInt32BE(16));
  });

  it("has a header for a binary search", () => {
    const sfnt = sfntOfWoff(woff);
    const count = sfnt.readUInt16BE(4);
    const power = 2 ** sfnt.readUInt16BE(8);
    expect(power).toBeLessThanOrEqual(count);
    expect(power * 2).toBeGreaterThan(count);
    expect([sfnt.readUInt16BE(6), sfnt.readUInt16BE(10)]).toEqual([power * 16, (count - power) * 16]);
  });

  it("is not guessed at when the file is something else", () => {
    expect(() => sfntOfWoff(Buffer.from("wOF2 and more"))).toThrow("not a WOFF");
    const cut = Buffer.from(woff);
    cut.writeUInt32BE(cut.readUInt32BE(44 + 12) + 1, 44 + 12);
    expect(() => sfntOfWoff(cut)).toThrow("another length");
  });
});

function tablesOf(sfnt: Buffer) {
  return Array.from({ length: sfnt.readUInt16BE(4) }, (_, index) => {
    const at = 12 + index * 16;
    return { tag: sfnt.toString("latin1", at, at + 4), checksum: sfnt.readUInt32BE(at + 4), offset: sfnt.readUInt32BE(at + 8), length: sfnt.readUInt32BE(at + 12) };
  });
}

/** OpenType's checksum of a table; the font's own adjustment inside `head` counts as zero. */
function checksumOf(sfnt: Buffer, tag: string, offset: number, length: number): number {
  const data = Buffer.alloc(Math.ceil(length / 4) * 4);
  sfnt.copy(data, 0, offset, offset + length);
  if (tag === "head") data.writeUInt32BE(0, 8);
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) sum = (sum + data.readUInt32BE(at)) >>> 0;
  return sum;
}

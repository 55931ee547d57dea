import { deflateRawSync, crc32 } from "node:zlib";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { findSharedData } from "@/tests/harness/shared-data";
import { ImportRefused } from "./import-report";
import { PACKAGE_LIMITS, readZip } from "./read-zip";

type Part = { name: string; content?: Uint8Array; mode?: number; declaredSize?: number; flags?: number; repeatOffset?: boolean };

const text = (content: string) => new TextEncoder().encode(content);

/** A zip archive, byte by byte (PKWARE APPNOTE 4.3), so that it can be wrong in one place at a time. */
function zip(parts: readonly Part[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content = text("x"), mode = 0o100644, declaredSize = content.length, flags = 0x800, repeatOffset = false } of parts) {
    const [packed, named] = [deflateRawSync(content), Buffer.from(name)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(declaredSize, 18);
    common.writeUInt16LE(named.length, 22);
    const body = Buffer.concat([Buffer.from("PK\x03\x04"), common, named, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(repeatOffset ? 0 : offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 3]), common, tail, named]));
    bodies.push(repeatOffset ? Buffer.alloc(0) : body);
    offset += repeatOffset ? 0 : body.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...bodies, central, Buffer.from("PK\x05\x06"), end]));
}

describe("readZip", () => {
  it("gives the files, not the folders", async () => {
    const read = await readZip(zip([{ name: "a/", mode: 0o040755, content: new Uint8Array() }, { name: "a/ñ.txt", content: text("hola") }]));
    expect(read.map(({ path: name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([["a/ñ.txt", "hola"]]);
  });

  it.each<[string, Part[]]>([
    ["leads out", [{ name: "../evil" }]],
    ["leads out inside", [{ name: "a/../../evil" }]],
    ["is absolute", [{ name: "/etc/passwd" }]],
    ["is absolute on Windows", [{ name: "C:/x" }]],
    ["uses backslashes", [{ name: "a\\..\\x" }]],
    ["names a stream", [{ name: "a.txt:evil" }]],
    ["ends in a dot", [{ name: "a./x" }]],
    ["holds a control character", [{ name: "a\u0001b" }]],
    ["has an empty part", [{ name: "a//b" }]],
    ["is nested too deeply", [{ name: "a/".repeat(40) + "x" }]],
    ["is too long", [{ name: "a".repeat(600) }]],
    ["comes twice", [{ name: "A.txt" }, { name: "a.txt" }]],
    ["is a symbolic link", [{ name: "link", mode: 0o120777, content: text("/etc/passwd") }]],
    ["is a device", [{ name: "tty", mode: 0o020666 }]],
    ["is encrypted", [{ name: "a", flags: 0x801 }]],
    ["unpacks to more than its ratio", [{ name: "bomb", content: new Uint8Array(3_000_000) }]],
    ["lies about its size", [{ name: "bomb", content: new Uint8Array(900_000), declaredSize: 10 }]],
    ["overlaps others", [{ name: "a", content: text("abc".repeat(400)) }, ...Array.from({ length: 60 }, (_, index) => ({ name: `b${index}${"n".repeat(40)}`, content: text(`${index}`.repeat(3_000)), repeatOffset: true }))]],
  ])("refuses an entry that %s", async (_what, parts) => {
    await expect(readZip(zip(parts))).rejects.toBeInstanceOf(ImportRefused);
  });

  it("refuses what is over its limits", async () => {
    const files = zip(["a", "b", "c"].map((name) => ({ name, content: text(name.repeat(500)) })));
    for (const limits of [{ entries: 2 }, { entryBytes: 400 }, { totalBytes: 1_200 }, { bytes: 100 }]) await expect(readZip(files, { ...PACKAGE_LIMITS, ...limits })).rejects.toBeInstanceOf(ImportRefused);
    expect(await readZip(files)).toHaveLength(3);
  });

  test.prop([fc.nat(), fc.integer({ min: 0, max: 255 }), fc.nat()], { numRuns: 60 })("reads a truncated or changed archive whole or refuses it", async (at, byte, cut) => {
    const whole = zip([{ name: "a.txt", content: text("one two three") }, { name: "b/c.txt", content: text("four") }]);
    const changed = whole.slice();
    changed[at % changed.length] = byte;
    for (const bytes of [changed, whole.slice(0, cut % whole.length)]) {
      const read = await readZip(bytes).catch((error: unknown) => error);
      if (!Array.isArray(read)) expect(read).toBeInstanceOf(ImportRefused);
    }
  });
});

const shared = findSharedData("03-packages-captions");

describe.skipIf(!shared)("the public packages (shared/data/03-packages-captions)", () => {
  const folder = shared ?? "";
  it("are read, and the one with a link is not", async () => {
    for (const kind of ["common-cartridge", "scorm"]) {
      const archives = readdirSync(path.join(folder, kind)).filter((name) => /\.(zip|imscc)$/.test(name));
      for (const name of archives) expect((await readZip(new Uint8Array(readFileSync(path.join(folder, kind, name))))).length, name).toBeGreaterThan(0);
    }
    await expect(readZip(new Uint8Array(readFileSync(path.join(folder, "scorm-hostile/symlink_etc_passwd.zip"))))).rejects.toThrow("link");
  });
});

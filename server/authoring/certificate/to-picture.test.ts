import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { toPicture } from "./to-picture";

const svg = (inside: string, attributes = 'viewBox="0 0 200 60"'): Buffer => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`);
const LINE = '<path d="M5 5L190 50" stroke="#123456" stroke-width="4"/>';
const flat = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#234ba0" } });
const reasonOf = (bytes: Uint8Array): Promise<unknown> => toPicture(bytes).then(() => "kept", (error: { params?: { reason?: unknown } }) => error.params?.reason);

/** A PNG whose header promises so many pixels, with next to nothing in it. */
function bomb(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.alloc(100_000))), chunk("IEND", Buffer.alloc(0))]);
}

describe("a logo or a signature", () => {
  it("is kept as a PNG of its pixels, fitted, whatever it was", async () => {
    const jpeg = await flat(3_000, 1_000).jpeg().withExif({ IFD0: { Copyright: "secret" } }).toBuffer();
    for (const given of [jpeg, await flat(3_000, 1_000).png().toBuffer(), svg(LINE)]) {
      const { bytes, width, height } = await toPicture(given);
      const { format, hasAlpha } = await sharp(bytes).metadata();
      expect([format, hasAlpha, width]).toEqual(["png", true, 1_200]);
      expect(height).toBeLessThanOrEqual(400);
      expect(Buffer.from(bytes).includes("secret")).toBe(false);
    }
    expect(await toPicture(await flat(30, 20).png().toBuffer())).toMatchObject({ width: 30, height: 20 });
  });

  it("comes out as it went in when it is one that we wrote", async () => {
    const once = await toPicture(svg(LINE));
    expect(await toPicture(once.bytes)).toEqual(once);
    const noisy = await toPicture(await sharp(Buffer.from(Array.from({ length: 1_200 * 1_200 * 3 }, (_, index) => (index * 7_919) % 251)), { raw: { width: 1_200, height: 1_200, channels: 3 } }).jpeg({ quality: 40 }).toBuffer());
    expect(noisy.bytes.length).toBeLessThanOrEqual(1_000_000);
    expect(await toPicture(noisy.bytes)).toEqual(noisy);
  });

  it("is drawn from what a drawing program writes", async () => {
    const doctype = '<?xml version="1.0"?>\n<!-- made by hand -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n';
    expect(await reasonOf(Buffer.concat([Buffer.from(doctype), svg(`<defs><linearGradient id="a"><stop stop-color="#fff"/></linearGradient></defs><rect width="9" height="9" fill="url(#a)"/><use href="#a"/>`)]))).toBe("kept");
  });

  it.each([
    ["a script", "<script>alert(1)</script>"],
    ["a script by another name", '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'],
    ["a handler", '<path onload="alert(1)" d="M0 0"/>'],
    ["a handler after a slash", '<path d="M0 0"/onclick=alert(1)>'],
    ["a page inside", "<foreignObject><body/></foreignObject>"],
    ["a picture from elsewhere", '<image href="http://169.254.169.254/"/>'],
    ["a file of the host", '<use href="file:///etc/passwd#a"/>'],
    ["an address in letters' numbers", '<use href="&#102;ile:///etc/passwd"/>'],
    ["a style from elsewhere", "<style>@import 'http://evil.example/a.css';</style>"],
    ["a fill from elsewhere", '<rect fill="url(http://evil.example/#a)"/>'],
    ["a link", '<a href="#x"><path d="M0 0"/></a>'],
    ["an entity", "<!ENTITY a 'b'>"],
  ])("is no drawing with %s", async (_what, inside) => {
    expect(await reasonOf(svg(inside))).toBe("unsafe");
  });

  it("is no drawing whose definitions grow", async () => {
    const laughs = Buffer.concat([Buffer.from('<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'), svg("<text>&b;</text>")]);
    expect(["type", "unsafe"]).toContain(await reasonOf(laughs));
  });

  it.each([
    ["another kind of picture", Buffer.from("GIF89a\u0001\u0000\u0001\u0000", "latin1"), "type"],
    ["a page that is called a picture", Buffer.from("<!doctype html><script>alert(1)</script>"), "type"],
    ["a document", Buffer.from("%PDF-1.7"), "type"],
    ["nothing", Buffer.alloc(0), "type"],
    ["a PNG that ends in the middle", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), "broken"],
    ["a JPEG in its first bytes only", Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from("<script>alert(1)</script>")]), "broken"],
    ["a drawing that does not end", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><path'), "broken"],
    ["a drawing larger than a wall", svg(LINE, 'width="90000" height="90000"'), "large"],
  ])("is not %s", async (_what, bytes, reason) => {
    expect(await reasonOf(bytes)).toBe(reason);
  });

  it("does not unfold a small file into any number of pixels", async () => {
    const began = performance.now();
    expect(await reasonOf(bomb(60_000, 60_000))).toMatch(/^(?:large|broken)$/);
    expect(await reasonOf(bomb(5_000, 5_000))).toMatch(/^(?:large|broken)$/);
    expect(await reasonOf(bomb(1_000, 1_000)), "fewer pixels than promised").toBe("broken");
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it("keeps nothing that hides behind a picture's end", async () => {
    const { bytes } = await toPicture(svg(LINE));
    const hiding = Buffer.concat([bytes, Buffer.from("<script>alert(1)</script>")]);
    const kept = await toPicture(hiding);
    expect(Buffer.from(kept.bytes).includes("script")).toBe(false);
  });

  it("is given up when drawing it would take for ever, and keeps nobody else waiting", async () => {
    const masks = Array.from({ length: 7 }, (_, level) => `<mask id="m${level}">${`<rect width="900" height="900" mask="url(#m${level - 1})"/>`.repeat(10)}</mask>`).join("");
    const drawing = svg(`<defs>${masks}</defs><rect width="200" height="60" mask="url(#m6)"/>`);
    const given = [drawing, drawing, drawing, drawing].map(reasonOf);
    const began = performance.now();
    expect(await reasonOf(await flat(30, 20).png().toBuffer())).toBe("kept");
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(await Promise.all(given)).toEqual(["broken", "broken", "broken", "broken"]);
  }, 30_000);

  it.each([
    ["comments without a drawing", "<!---->".repeat(5_000), "type"],
    ["comments that never end", `<svg>${"<!--".repeat(100_000)}`, "unsafe"],
    ["spaces in an address", `<svg><path d="M0 0" fill="url(${" ".repeat(400_000)}#a)"/></svg>`, "broken"],
    ["styles that never end", `<svg>${"<style".repeat(80_000)}</svg>`, "broken"],
    ["names without a value", `<svg ${`href${" ".repeat(3)}`.repeat(60_000)}></svg>`, "broken"],
  ])("keeps nobody waiting for %s", async (_name, text, reason) => {
    const began = performance.now();
    expect(await reasonOf(Buffer.from(text))).toBe(reason);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

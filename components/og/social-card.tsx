import { readFile } from "node:fs/promises";
import path from "node:path";
import satori, { type SatoriOptions } from "satori";
import sharp from "sharp";
import { art, COVER_SIZES } from "@/lib/domain/cover-art";

export const SOCIAL_SIZE = { width: 1200, height: 630 } as const;

type Input = { slug: string; topic: string; title: string; detail: string };
type Fonts = SatoriOptions["fonts"];

let fonts: Promise<Fonts> | undefined;

/**
 * The picture of a shared link, as PNG: the course's own cover with its title on paper. Drawn by satori and sharp:
 * the renderer inside Next does not read our serif's substitution tables.
 */
export async function socialCard({ slug, topic, title, detail }: Input): Promise<Response> {
  fonts ??= loadFonts();
  const label = await satori(<TitleCard title={title} detail={detail} />, { ...SOCIAL_SIZE, fonts: await fonts });
  const png = await sharp(Buffer.from(art(slug, topic, COVER_SIZES.social)))
    .resize(SOCIAL_SIZE.width, SOCIAL_SIZE.height)
    .composite([{ input: Buffer.from(label) }])
    .png({ palette: true })
    .toBuffer();
  return new Response(new Uint8Array(png), { headers: { "content-type": "image/png" } });
}

function TitleCard({ title, detail }: Pick<Input, "title" | "detail">) {
  return (
    <div style={{ display: "flex", width: "100%", height: "100%", alignItems: "flex-end", padding: "0 72px 64px" }}>
      <div
        style={{
          display: "flex",
          flexDirection: "column",
          width: 860,
          padding: "40px 48px",
          background: "#fbf7ee",
          color: "#141c33",
          borderLeft: "12px solid #f2a63b",
        }}
      >
        <div style={{ display: "flex", fontFamily: "Piazzolla", fontWeight: 600, fontSize: title.length > 60 ? 48 : 60, lineHeight: 1.08 }}>{title}</div>
        <div style={{ display: "flex", marginTop: 20, fontFamily: "Schibsted Grotesk", fontSize: 28, color: "#565d70" }}>{detail}</div>
      </div>
    </div>
  );
}

/** The static cuts: the renderer reads WOFF, not the variable WOFF2 that pages use. */
async function loadFonts(): Promise<Fonts> {
  const read = (file: string) => readFile(path.join(process.cwd(), "node_modules/@fontsource", file));
  return [
    { name: "Piazzolla", weight: 600, data: await read("piazzolla/files/piazzolla-latin-600-normal.woff") },
    { name: "Schibsted Grotesk", weight: 400, data: await read("schibsted-grotesk/files/schibsted-grotesk-latin-400-normal.woff") },
  ];
}

import { readFile } from "node:fs/promises";
import path from "node:path";
import { ImageResponse } from "next/og";
import { art, COVER_SIZES } from "@/lib/domain/cover-art";

export const SOCIAL_SIZE = { width: 1200, height: 630 } as const;

type Input = { slug: string; topic: string; title: string; detail: string };

let fonts: Promise<{ name: string; data: Buffer; weight: 400 | 600 }[]> | undefined;

/** The picture of a shared link: the course's own cover with its title on paper. */
export async function socialCard({ slug, topic, title, detail }: Input): Promise<ImageResponse> {
  fonts ??= loadFonts();
  const cover = `data:image/svg+xml;base64,${Buffer.from(art(slug, topic, COVER_SIZES.social)).toString("base64")}`;
  return new ImageResponse(
    (
      <div style={{ display: "flex", width: "100%", height: "100%" }}>
        <img src={cover} alt="" width={1200} height={630} style={{ position: "absolute", inset: 0 }} />
        <div
          style={{
            display: "flex",
            flexDirection: "column",
            position: "absolute",
            left: 72,
            bottom: 64,
            width: 820,
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
    ),
    { ...SOCIAL_SIZE, fonts: await fonts },
  );
}

/** The static cuts: the renderer reads WOFF, not the variable WOFF2 that pages use. */
async function loadFonts(): Promise<{ name: string; data: Buffer; weight: 400 | 600 }[]> {
  const read = (file: string) => readFile(path.join(process.cwd(), "node_modules/@fontsource", file));
  return [
    { name: "Piazzolla", weight: 600, data: await read("piazzolla/files/piazzolla-latin-600-normal.woff") },
    { name: "Schibsted Grotesk", weight: 400, data: await read("schibsted-grotesk/files/schibsted-grotesk-latin-400-normal.woff") },
  ];
}

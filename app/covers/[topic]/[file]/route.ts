import { z } from "zod";
import { art, COVER_SIZES } from "@/lib/domain/cover-art";

const coverRequest = z.object({
  topic: z.string().regex(/^[a-z0-9-]{1,60}$/),
  file: z
    .string()
    .max(200)
    .regex(/^[a-z0-9-]+-\d+x\d+\.svg$/)
    .transform((file) => {
      const at = file.lastIndexOf("-");
      return { slug: file.slice(0, at), size: file.slice(at + 1, -".svg".length) };
    }),
});

/**
 * The generated cover of a course. The address holds everything the picture depends on, so the answer may be kept for
 * ever by browsers and the CDN. Sizes outside COVER_SIZES are refused, so nobody can ask for a mural.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ topic: string; file: string }> }): Promise<Response> {
  const asked = coverRequest.safeParse(await params);
  const size = asked.success ? Object.values(COVER_SIZES).find(({ w, h }) => `${w}x${h}` === asked.data.file.size) : undefined;
  if (!asked.success || size === undefined) return new Response(null, { status: 404 });
  return new Response(art(asked.data.file.slug, asked.data.topic, size), {
    headers: {
      "content-type": "image/svg+xml; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'",
      "x-content-type-options": "nosniff",
    },
  });
}

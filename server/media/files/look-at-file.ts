import { createHash } from "node:crypto";
import type { Ctx } from "@/server/platform/ctx";
import { inspectFile } from "./inspect-file";
import { RefusedFile } from "./refused-file";

export type FoundFile = { bytes: number; contentType: string; sha256: string; isScanned: boolean };

/**
 * What a file is, by its bytes, once nothing in it speaks against handing it out and a virus scanner, where one is set
 * up, has found it clean. Throws `RefusedFile`, and as the scanner does when that is out of reach.
 */
export async function lookAtFile({ vendors }: Ctx, { name, body }: { name: string; body: Uint8Array }): Promise<FoundFile> {
  const contentType = await inspectFile({ name, bytes: body });
  const scanned = vendors.scanner && (await vendors.scanner.scan({ body: Buffer.from(body), name }));
  if (scanned?.verdict === "infected") throw new RefusedFile("virus", scanned.threat);
  return { bytes: body.byteLength, contentType, sha256: createHash("sha256").update(body).digest("hex"), isScanned: scanned !== null };
}

/** The same while somebody waits for the answer: nothing tries again, so a scanner out of reach refuses with `not_scanned`. */
export async function lookAtFileNow(ctx: Ctx, file: { name: string; body: Uint8Array }): Promise<FoundFile> {
  const { scanner } = ctx.vendors;
  if (!scanner) return lookAtFile(ctx, file);
  const scan: typeof scanner.scan = async (input) => {
    try {
      return await scanner.scan(input);
    } catch (error) {
      ctx.log.warn({ err: error }, "the virus scanner could not be asked");
      throw new RefusedFile("not_scanned");
    }
  };
  return lookAtFile({ ...ctx, vendors: { ...ctx.vendors, scanner: { scan } } }, file);
}

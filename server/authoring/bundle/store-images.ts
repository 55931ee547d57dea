import { createHash } from "node:crypto";
import { newId } from "@/lib/ids";
import { judgeImage, type BundleImage } from "@/server/bundles";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";

export type KeptImage = { id: string; name: string; sha256: string; url: string; pathname: string; mediaType: string };

/**
 * Puts images into the file store, before the transaction that names them: what it then does not keep is a file that
 * nobody knows. An image that the course has already is not stored again. `isDryRun` stores nothing.
 */
export async function storeImages(ctx: Ctx, courseId: string | null, images: readonly BundleImage[], isDryRun: boolean): Promise<KeptImage[]> {
  const known = courseId === null ? [] : await ctx.db.courseImage.findMany({ where: { courseId }, select: { id: true, name: true, sha256: true, url: true, pathname: true, mediaType: true } });
  const kept: KeptImage[] = [];
  for (const image of images) {
    const sha256 = createHash("sha256").update(image.bytes).digest("hex");
    const same = known.find((row) => row.name === image.name && row.sha256 === sha256);
    const judged = judgeImage(image);
    if (same) kept.push(same);
    else if ("mediaType" in judged) kept.push(await storeImage(ctx, image, sha256, judged.mediaType, isDryRun));
  }
  return kept;
}

/** Puts one image into the file store; nothing knows of it until it is named. */
export async function storeImage({ vendors }: Ctx, { name, bytes }: BundleImage, sha256: string, mediaType: string, isDryRun: boolean): Promise<KeptImage> {
  const id = newId("courseImage");
  const pathname = `course-images/${id}.${mediaType.replace("image/", "")}`;
  const url = isDryRun ? `dry-run:${sha256}` : (await vendors.files.put({ pathname, body: Buffer.from(bytes), contentType: mediaType, access: "public" })).url;
  return { id, name, sha256, url, pathname, mediaType };
}

/** Names a course's images. One of the same name takes the place of the other, whose file stays: releases show it. */
export async function nameImages(tx: Tx, courseId: string, images: readonly KeptImage[], now: Date): Promise<void> {
  for (const { id, name, ...stored } of images) {
    await tx.courseImage.upsert({ where: { courseId_name: { courseId, name } }, create: { id, courseId, name, ...stored, createdAt: now }, update: stored, select: { id: true } });
  }
}

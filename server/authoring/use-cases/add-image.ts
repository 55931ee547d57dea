import { createHash } from "node:crypto";
import { DomainError } from "@/lib/errors";
import type { AddImageInput } from "@/lib/schemas/authoring-studio";
import { toSlug } from "@/lib/slug";
import { imageTypeOf } from "@/server/bundles";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { nameImages, storeImage } from "../bundle/store-images";
import { lockCourse } from "../draft/lock-course";

const MAX_STEM = 60;

/**
 * Keeps an image for the texts of a course and answers the address to show it by. An image that the course has already,
 * byte for byte, is not kept again, whatever its name; another one of the same name gets a name of its own, so that no
 * text ever shows a different image than the one it was written with. What it is says its content, never its name.
 * Throws `authoring.image_unfit` for what is no PNG, JPEG, GIF or WebP.
 */
export async function addImage(ctx: Ctx, { courseId, name }: AddImageInput, bytes: Uint8Array): Promise<{ url: string; name: string }> {
  await authorizeCourse(ctx, "course.update", courseId);
  const mediaType = imageTypeOf(bytes);
  if (mediaType === null) throw new DomainError("invalid", "authoring.image_unfit");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const known = await findSame(ctx.db, courseId, sha256);
  if (known) return known;
  const stored = await storeImage(ctx, { name, bytes }, sha256, mediaType, false);
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    const same = await findSame(tx, courseId, sha256);
    if (same) return same;
    const free = await findFreeName(tx, courseId, name, mediaType.replace("image/", ""));
    await nameImages(tx, courseId, [{ ...stored, name: free }], ctx.clock.now());
    return { url: stored.url, name: free };
  });
}

function findSame(db: Pick<Tx, "courseImage">, courseId: string, sha256: string): Promise<{ url: string; name: string } | null> {
  return db.courseImage.findFirst({ where: { courseId, sha256 }, orderBy: { id: "asc" }, select: { url: true, name: true } });
}

/** `photo.png`, or `photo-2.png` when the course has one: a folder of the course holds each under its name. */
async function findFreeName(tx: Tx, courseId: string, given: string, extension: string): Promise<string> {
  const stem = toSlug(given.replace(/\.[^.]*$/, "")).slice(0, MAX_STEM) || "image";
  const rows = await tx.courseImage.findMany({ where: { courseId, name: { startsWith: stem } }, select: { name: true } });
  const taken = new Set(rows.map(({ name }) => name));
  let free = `${stem}.${extension}`;
  for (let number = 2; taken.has(free); number += 1) free = `${stem}-${number}.${extension}`;
  return free;
}

import { DomainError, notFound } from "@/lib/errors";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { readFileLink } from "../files/file-link";

export type FileDownload = { name: string; contentType: string; bytes: number; body: ReadableStream<Uint8Array> };

/**
 * What a signed link hands out, to anybody who has it: who asked for the link was let in, for the few minutes that it
 * lives. A file that was refused or removed since is not there. Throws `media.link_expired`.
 */
export async function openDownload(ctx: Ctx, { token }: { token: string }): Promise<FileDownload> {
  authorize(ctx.viewer, "catalog.browse");
  const fileId = await readFileLink(token, ctx.clock.now());
  if (fileId === null) throw new DomainError("gone", "media.link_expired");
  return openStored(ctx, fileId);
}

/** A file as it is handed out. The caller has let in. Throws NOT_FOUND for one that was refused or removed. */
export async function openStored(ctx: Ctx, fileId: string): Promise<FileDownload> {
  const file = await ctx.db.courseFile.findFirst({ where: { id: fileId, state: "ready", removedAt: null }, select: { name: true, contentType: true, pathname: true } });
  const stored = file && (await ctx.vendors.files.open(file.pathname));
  if (!file || !stored) throw notFound();
  return { name: file.name, contentType: file.contentType ?? "application/octet-stream", bytes: stored.bytes, body: stored.body };
}

import { DomainError, notFound } from "@/lib/errors";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { loadOrderOwner } from "../facts";

export type DocumentFile = { filename: string; contentType: string; body: Buffer };

/**
 * The PDF of a receipt or a credit note, for its buyer and for admins. Throws NOT_FOUND for anybody else, and
 * `commerce.document_not_ready` while the file is still being drawn.
 */
export async function findDocumentFile(ctx: Ctx, { documentId }: { documentId: string }): Promise<DocumentFile> {
  // Before the row is looked for: a visitor must not learn from the answer which documents exist.
  requireUser(ctx.viewer);
  const document = await findDocument(ctx, documentId);
  if (!document) throw notFound();
  authorize(ctx.viewer, "order.read", await loadOrderOwner(ctx.db, document.orderId));
  const stored = document.fileId === null ? null : await ctx.db.storedFile.findUnique({ where: { id: document.fileId }, select: { pathname: true } });
  const file = stored && (await ctx.vendors.files.read(stored.pathname));
  if (!file) throw new DomainError("conflict", "commerce.document_not_ready");
  return { filename: `${document.number}.pdf`, ...file };
}

function findDocument({ db }: Ctx, documentId: string): Promise<{ number: string; orderId: string; fileId: string | null } | null> {
  const select = { number: true, orderId: true, fileId: true } as const;
  return documentId.startsWith("crn_")
    ? db.creditNote.findUnique({ where: { id: documentId }, select })
    : db.receipt.findUnique({ where: { id: documentId }, select });
}

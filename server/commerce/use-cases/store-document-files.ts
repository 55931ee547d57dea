import { newId } from "@/lib/ids";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { renderDocument } from "../documents/render-document";
import { documentSnapshot, type DocumentSnapshot } from "../documents/snapshot";

/**
 * Draws a receipt or a credit note from its snapshot and stores the PDF, privately, at a path made of its number and
 * id. Repeating it puts the same document in the same place. Returns the stored file's id.
 */
export async function storeReceiptFile(ctx: Ctx, { receiptId }: { receiptId: string }): Promise<{ fileId: string }> {
  authorize(ctx.viewer, "system.run");
  const receipt = await ctx.db.receipt.findUniqueOrThrow({ where: { id: receiptId }, select: { snapshot: true, fileId: true } });
  if (receipt.fileId) return { fileId: receipt.fileId };
  const fileId = await store(ctx, receiptId, documentSnapshot.parse(receipt.snapshot));
  await ctx.db.receipt.update({ where: { id: receiptId }, data: { fileId }, select: { id: true } });
  return { fileId };
}

export async function storeCreditNoteFile(ctx: Ctx, { creditNoteId }: { creditNoteId: string }): Promise<{ fileId: string }> {
  authorize(ctx.viewer, "system.run");
  const note = await ctx.db.creditNote.findUniqueOrThrow({ where: { id: creditNoteId }, select: { snapshot: true, fileId: true } });
  if (note.fileId) return { fileId: note.fileId };
  const fileId = await store(ctx, creditNoteId, documentSnapshot.parse(note.snapshot));
  await ctx.db.creditNote.update({ where: { id: creditNoteId }, data: { fileId }, select: { id: true } });
  return { fileId };
}

async function store(ctx: Ctx, id: string, snapshot: DocumentSnapshot): Promise<string> {
  const folder = snapshot.kind === "receipt" ? "receipts" : "credit-notes";
  const blob = await ctx.vendors.files.put({
    pathname: `${folder}/${id}/${snapshot.number}.pdf`,
    body: await renderDocument(snapshot),
    contentType: "application/pdf",
    access: "private",
  });
  await ctx.db.storedFile.createMany({ data: [{ id: newId("file"), ...blob }], skipDuplicates: true });
  const file = await ctx.db.storedFile.findUniqueOrThrow({ where: { pathname: blob.pathname }, select: { id: true } });
  return file.id;
}

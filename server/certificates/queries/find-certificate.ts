import type { Db } from "@/server/platform/db/client";
import { certificateSelect, toPublicCertificate, type PublicCertificate } from "../dto";

/** A certificate by its code, for anybody: who has the code was shown it. Null when there is none. */
export async function findCertificate(db: Db, code: string): Promise<PublicCertificate | null> {
  const row = await db.certificate.findUnique({ where: { code }, select: certificateSelect });
  return row && toPublicCertificate(row);
}

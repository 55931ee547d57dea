"use client";

import { useEffect, useState } from "react";
import { callProcedure } from "@/lib/client/call-procedure";
import type { CertificateDesign, CertificateSample } from "@/lib/schemas/certificate-design";
import type { Sheet } from "@/server/certificates";

const PAUSE_MS = 350;

type Asked = { courseId: string; validMonths: number | null; /** Null while it cannot be drawn: the last one stays. */ design: CertificateDesign | null; sample: CertificateSample };

/** The sheet of a design that is still being written, a moment after its last change; an older answer never takes a newer one's place. */
export function usePreview({ courseId, validMonths, design, sample }: Asked): { sheet: Sheet | null; isFailed: boolean } {
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [isFailed, setIsFailed] = useState(false);
  const asked = design === null ? null : JSON.stringify(design);
  useEffect(() => {
    if (asked === null) return;
    let isCurrent = true;
    const draw = async (): Promise<void> => {
      const answer = await callProcedure("certificates", "preview", { courseId, validMonths, design: JSON.parse(asked), sample });
      if (!isCurrent) return;
      setIsFailed(!answer.ok);
      if (answer.ok) setSheet(answer.data);
    };
    const waiting = setTimeout(() => void draw(), PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(waiting);
    };
  }, [courseId, validMonths, asked, sample]);
  return { sheet, isFailed };
}

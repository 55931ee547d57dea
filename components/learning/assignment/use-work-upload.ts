import { useRouter } from "next/navigation";
import { useUpload } from "@/components/files/use-upload";
import { callProcedure } from "@/lib/client/call-procedure";
import { extensionOf, refuseFile } from "@/lib/domain/course-file";
import type { LessonAddress } from "@/lib/schemas/learning";

type Limits = { address: LessonAddress; kinds: readonly string[]; maxBytes: number };

/** Sends a file of a draft. An assignment may take some kinds of files only. */
export function useWorkUpload({ address, kinds, maxBytes }: Limits) {
  const router = useRouter();
  return useUpload({
    refuse: (offer) => refuseFile({ ...offer, maxBytes }) ?? (kinds.length > 0 && !kinds.includes(extensionOf(offer.name)) ? "type_unknown" : null),
    start: (offer) => callProcedure("assessment", "startWorkFile", { ...address, ...offer }),
    confirm: (fileId) => callProcedure("assessment", "confirmWorkFile", { fileId }),
    giveUp: (fileId) => callProcedure("assessment", "removeWorkFile", { fileId }),
    onSent: () => router.refresh(),
  });
}

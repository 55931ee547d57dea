import type { CallResult } from "@/lib/client/call-procedure";
import { callProcedure } from "@/lib/client/call-procedure";
import { extensionOf, refuseFile } from "@/lib/domain/course-file";
import { useUpload, type UploadSteps } from "./use-upload";

type Limits = {
  /** Extensions; none takes all that the school takes. */
  kinds: readonly string[];
  maxBytes: number;
  start: UploadSteps["start"];
  /** Takes away what did not get there; null where nothing holds it yet. */
  giveUp: ((fileId: string) => Promise<CallResult<unknown>>) | null;
  onSent: (fileId: string) => void;
};

/** Sends a file that a learner brings, of the kinds that are taken. */
export function useLearnerUpload({ kinds, maxBytes, start, giveUp, onSent }: Limits) {
  return useUpload({
    refuse: (offer) => refuseFile({ ...offer, maxBytes }) ?? (kinds.length > 0 && !kinds.includes(extensionOf(offer.name)) ? "type_unknown" : null),
    start,
    confirm: (fileId) => callProcedure("assessment", "confirmWorkFile", { fileId }),
    ...(giveUp && { giveUp }),
    onSent,
  });
}

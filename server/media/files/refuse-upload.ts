import type { FileRefusal } from "@/lib/domain/course-file";
import { DomainError } from "@/lib/errors";
import type { Ctx } from "@/server/platform/ctx";
import { lookAtFileNow, type FoundFile } from "./look-at-file";
import { RefusedFile } from "./refused-file";

/** `media.file_refused` with the reason, at the field that is at fault: the file's name unless said otherwise. */
export function refusedUpload(reason: FileRefusal, path: "name" | "bytes" = "name"): DomainError {
  return new DomainError("invalid", "media.file_refused", { reason }, { issues: [{ path, message: reason }] });
}

/** What a file is that came with a request, while its sender waits. Throws `media.file_refused` for what is not kept. */
export async function lookAtUpload(ctx: Ctx, file: { name: string; body: Uint8Array }): Promise<FoundFile> {
  try {
    return await lookAtFileNow(ctx, file);
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    throw refusedUpload(error.reason);
  }
}

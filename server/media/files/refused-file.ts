import type { FileRefusal } from "@/lib/domain/course-file";

const MOST_DETAIL = 120;

/** Thrown where a file is found to be none that is handed out. `detail` names what in it is meant. */
export class RefusedFile extends Error {
  readonly reason: FileRefusal;
  readonly detail: string;

  constructor(reason: FileRefusal, detail = "") {
    super(reason);
    this.name = "RefusedFile";
    this.reason = reason;
    this.detail = detail.replaceAll(/[\p{C}]/gu, "?").slice(0, MOST_DETAIL);
  }
}

import type { PackageCompletion, PackageSuccess } from "@/lib/domain/package-standing";
import type { PackageStandard, PackageState } from "@/lib/schemas/packages";

/** Where a learner stands in a package. `score` is the best one, per cent. */
export type PackageProgress = { completion: PackageCompletion; success: PackageSuccess; score: number | null; isDone: boolean };

/** What the lesson page needs before anything is opened. */
export type PackagePage = {
  /** `off`: no origin is set to play it on. `missing`: there is no unpacked package. */
  state: "ready" | "off" | "missing";
  progress: PackageProgress | null;
};

/** A package that was opened: where it runs, what it is told at its start, and the opening that its reports name. */
export type OpenedPackage = {
  src: string;
  origin: string;
  standard: PackageStandard;
  /** Null where nothing is kept: a preview, a teacher's own look. */
  session: number | null;
  initial: PackageState;
};

/** `superseded`: it was opened again since, so only what it came to was taken, not where it stood. */
export type CommittedPackage = { outcome: "stored" | "superseded"; progress: PackageProgress; courseCompleted: boolean };

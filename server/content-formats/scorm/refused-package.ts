import { ImportRefused } from "../import-report";

/** Why a package is not taken. Each has its words in `course-files.refusal`, and a sentence for the command line here. */
const REASONS = {
  package_manifest_missing: "It holds no imsmanifest.xml: it is no SCORM package.",
  package_manifest_broken: "Its imsmanifest.xml cannot be read.",
  package_not_scorm: "Its imsmanifest.xml names no edition of SCORM that is played: 1.2 and 2004 are.",
  package_nothing_to_launch: "Its imsmanifest.xml names nothing to launch.",
  package_file_missing: "A file that is to be launched is not in it.",
  package_external: "What is to be launched lies outside of the package.",
} as const;
export type PackageRefusal = keyof typeof REASONS;

/** Thrown where a package is found not to be one that can be played. `detail` names what in it is meant. */
export class RefusedPackage extends ImportRefused {
  readonly code: PackageRefusal;
  readonly detail: string;

  constructor(code: PackageRefusal, detail = "", line: number | null = null) {
    super(detail === "" ? REASONS[code] : `${REASONS[code]} (${detail.slice(0, 200)})`, line);
    this.name = "RefusedPackage";
    this.code = code;
    this.detail = detail.replaceAll(/\p{C}/gu, "?");
  }
}

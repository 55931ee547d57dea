import { bundleCertificateSchema, picturesOf } from "@/lib/schemas/certificate-design";
import { ImportRefused } from "@/server/content-formats";
import { CERTIFICATE_FOLDER, CERTIFICATE_PATH } from "./bundle-paths";
import { check, type BundleReport } from "./bundle-report";
import { readText } from "./file-text";
import type { BundleCertificate } from "./types";
import { readYaml } from "./yaml-text";

/** What a folder says of the certificates of its course, with the pictures that it names; what they are is looked at where they are kept. */
export function readCertificate(files: ReadonlyMap<string, Uint8Array>, report: BundleReport, used: Set<string>): BundleCertificate | null {
  const bytes = files.get(CERTIFICATE_PATH);
  if (!bytes) return null;
  used.add(CERTIFICATE_PATH);
  const certificate = report.attempt(CERTIFICATE_PATH, "certificate", (): BundleCertificate => {
    const said = check(bundleCertificateSchema, readYaml(readText(bytes)));
    const pictures = picturesOf(said.design).map((name) => {
      const picture = files.get(`${CERTIFICATE_FOLDER}${name}`);
      if (!picture) throw new ImportRefused(`It names the picture ${name}, and the folder does not hold it.`);
      return { name, bytes: picture };
    });
    return { ...said, pictures };
  });
  if (!certificate) return null;
  for (const { name } of certificate.pictures) used.add(`${CERTIFICATE_FOLDER}${name}`);
  report.imported(CERTIFICATE_PATH, "certificate");
  return certificate;
}

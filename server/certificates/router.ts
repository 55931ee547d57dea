import { previewCertificateSchema } from "@/lib/schemas/certificate-design";
import * as schema from "@/lib/schemas/certificates";
import { procedure, router } from "@/server/trpc/init";
import { previewCertificate } from "./queries/preview-certificate";
import { reissueCertificate } from "./use-cases/reissue-certificate";
import { revokeCertificate } from "./use-cases/revoke-certificate";

const students = procedure.meta({ access: "course.students" });
const followers = procedure.meta({ access: "path.update" });

export const certificatesRouter = router({
  /** It changes nothing; a design is larger than an address may be. */
  preview: procedure.meta({ access: "course.studio" }).input(previewCertificateSchema).mutation(({ ctx, input }) => previewCertificate(ctx, input)),
  revoke: students.input(schema.revokeCertificateSchema).mutation(({ ctx, input }) => revokeCertificate(ctx, input)),
  reissue: students.input(schema.reissueCertificateSchema).mutation(({ ctx, input }) => reissueCertificate(ctx, input)),
  revokeOfPath: followers.input(schema.revokePathCertificateSchema).mutation(({ ctx, input }) => revokeCertificate(ctx, input)),
  reissueOfPath: followers.input(schema.reissuePathCertificateSchema).mutation(({ ctx, input }) => reissueCertificate(ctx, input)),
});

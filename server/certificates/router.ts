import * as schema from "@/lib/schemas/certificates";
import { procedure, router } from "@/server/trpc/init";
import { reissueCertificate } from "./use-cases/reissue-certificate";
import { revokeCertificate } from "./use-cases/revoke-certificate";
import { saveSettings } from "./use-cases/save-settings";

const students = procedure.meta({ access: "course.students" });

export const certificatesRouter = router({
  saveSettings: procedure.meta({ access: "course.update" }).input(schema.saveCertificateSettingsSchema).mutation(({ ctx, input }) => saveSettings(ctx, input)),
  revoke: students.input(schema.revokeCertificateSchema).mutation(({ ctx, input }) => revokeCertificate(ctx, input)),
  reissue: students.input(schema.reissueCertificateSchema).mutation(({ ctx, input }) => reissueCertificate(ctx, input)),
});

import type { SaveCertificateInput } from "@/lib/schemas/certificate-design";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { loadTemplate } from "../certificate/set-certificate";
import { changeDraft } from "../draft/change-draft";
import type { OutlineChanged } from "../dto";

/**
 * Sets whether a course gives certificates, for how long they are valid, how they look and what they say, for who may
 * edit the course. Audited, and in the course's history, which can take it back. It counts for certificates that are
 * issued from now on; what was issued stays as it is. Throws `certificates.picture_missing` for a picture that nobody brought.
 */
export async function saveCertificate(ctx: Ctx, { courseId, ...template }: SaveCertificateInput): Promise<OutlineChanged> {
  return changeDraft(ctx, courseId, async (tx) => {
    const { title } = await tx.course.findUniqueOrThrow({ where: { id: courseId }, select: { title: true } });
    const { design, ...before } = await loadTemplate(tx, courseId);
    const [flat, was] = [{ ...template, ...template.design }, { ...before, ...design }];
    const fields = Object.keys(flat).filter((name) => name !== "design" && JSON.stringify(Reflect.get(flat, name)) !== JSON.stringify(Reflect.get(was, name)));
    await audit(tx, ctx.viewer, "certificate.settings", courseId, { isOn: template.isOn, validMonths: template.validMonths, fields });
    return { kind: "certificate_changed", subject: { title, fields }, steps: [{ op: "set_certificate", template }], answer: {} };
  });
}

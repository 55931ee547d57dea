"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import type { ZodType } from "zod";
import { ConfirmDialog } from "@/components/authoring/confirm-dialog";
import { StudioRefusal } from "@/components/authoring/studio-refusal";
import { useStudioAction } from "@/components/authoring/use-studio-action";
import { CertificateBadge } from "@/components/certificates/certificate-badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { callProcedure, type CallResult } from "@/lib/client/call-procedure";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { reissueCertificateSchema, reissuePathCertificateSchema, revokeCertificateSchema, revokePathCertificateSchema } from "@/lib/schemas/certificates";
import type { StudentCertificate } from "@/server/certificates";

/** A student of a course, or who follows a path. */
type Holder = { courseId: string; enrollmentId: string } | { pathId: string; followId: string };
type Props = { student: Holder; name: string; certificate: StudentCertificate; locale: Locale; timeZone: string };

/** A student's certificate of the course or of the path: how it stands, and, with a reason, taking it back or issuing another. */
export function StudentCertificatePanel({ student, name, certificate: { isCompleted, latest }, locale, timeZone }: Props): ReactElement {
  const t = useTranslations("certificates.student");
  const states = useTranslations("certificates.state");
  const { isBusy, refusal, run } = useStudioAction();
  const [reason, setReason] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const standing = latest && latest.state !== "revoked" ? latest.code : null;
  const send = async <T,>(schema: ZodType<T>, call: (input: T) => Promise<CallResult<unknown>>, told: "revoked" | "reissued"): Promise<void> => {
    const parsed = schema.safeParse({ ...student, code: standing, reason: reason.trim() });
    setIsWrong(!parsed.success);
    if (!parsed.success) return document.getElementById("certificate-reason")?.focus();
    if (!(await run(() => call(parsed.data)))) return;
    setReason("");
    toast(t(told));
  };
  const isPath = "pathId" in student;
  const revoke = () =>
    isPath ? send(revokePathCertificateSchema, (input) => callProcedure("certificates", "revokeOfPath", input), "revoked") : send(revokeCertificateSchema, (input) => callProcedure("certificates", "revoke", input), "revoked");
  const reissue = () =>
    isPath ? send(reissuePathCertificateSchema, (input) => callProcedure("certificates", "reissueOfPath", input), "reissued") : send(reissueCertificateSchema, (input) => callProcedure("certificates", "reissue", input), "reissued");
  return (
    <div className="grid max-w-[40rem] gap-4">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      {latest ? (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <CertificateBadge state={latest.state} label={states(latest.state)} />
          <span className="meta">{t("issuedOn", { date: formatDate(new Date(latest.issuedAt), locale, timeZone, "long") })}</span>
          <a className="link" href={localePath(locale, `/certificates/${latest.code}`)}>
            {t("open")}
          </a>
        </p>
      ) : (
        <p className="text-ink-muted">{t(isCompleted ? (isPath ? "nonePath" : "none") : isPath ? "notCompletedPath" : "notCompleted")}</p>
      )}
      {latest?.revokedReason ? <p>{t("why", { reason: latest.revokedReason })}</p> : null}
      {isCompleted ? (
        <>
          <Field id="certificate-reason" label={t("reason")} help={t("reasonHelp")} error={isWrong ? t("reasonError") : undefined}>
            <Input value={reason} maxLength={400} autoComplete="off" onChange={(event) => setReason(event.target.value)} />
          </Field>
          {latest ? <p className="meta">{t("reissueText")}</p> : null}
          <div className="flex flex-wrap gap-3">
            <Button busy={isBusy} onClick={() => void reissue()}>
              {t(latest ? "reissue" : "issue")}
            </Button>
            {standing === null ? null : (
              <ConfirmDialog
                trigger={
                  <Button variant="danger" busy={isBusy}>
                    {t("revoke")}
                  </Button>
                }
                title={t("revokeTitle", { name })}
                description={t("revokeText")}
                keep={t("keep")}
                action={t("revoke")}
                onConfirm={revoke}
              />
            )}
          </div>
        </>
      ) : null}
    </div>
  );
}

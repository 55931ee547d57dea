"use client";

import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { Callout } from "@/components/ui/callout";
import type { Refusal } from "@/lib/client/call-procedure";

type Props = {
  refusal: Refusal;
  /** Says which reference to give to support. */
  reference: (requestId: string) => string;
  className?: string;
  /** What is safe, and what can be done. */
  children?: ReactNode;
};

/** Why the school refused something, in the words of its code. A code without words reads as a school that cannot be reached. */
export function RefusalNotice({ refusal: { code, params, requestId }, reference, className, children }: Props): ReactElement {
  const errors = useTranslations("errors");
  // Some refusals count their wait in minutes, the limits of use in seconds: the words only know minutes.
  const minutes = Math.max(1, Math.ceil(Number(params.seconds ?? 0) / 60));
  return (
    <Callout tone="danger" role="alert" title={errors(errors.has(code) ? code : "server.unavailable", { minutes, ...params })} {...(className && { className })}>
      {children}
      {requestId ? <p className="meta mono mt-1">{reference(requestId)}</p> : null}
    </Callout>
  );
}

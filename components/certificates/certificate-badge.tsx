import type { ReactElement } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Ban, Check, Clock } from "@/components/ui/icons";
import type { CertificateState } from "@/server/certificates";

const LOOKS: Record<CertificateState, { tone: BadgeTone; Icon: typeof Check }> = {
  valid: { tone: "success", Icon: Check },
  expired: { tone: "warning", Icon: Clock },
  revoked: { tone: "danger", Icon: Ban },
};

/** Where a certificate stands, as a word with its icon. */
export function CertificateBadge({ state, label }: { state: CertificateState; label: string }): ReactElement {
  const { tone, Icon } = LOOKS[state];
  return (
    <Badge tone={tone} data-certificate-state={state}>
      <Icon />
      {label}
    </Badge>
  );
}

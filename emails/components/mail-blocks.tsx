import { Button, Section } from "react-email";
import type { ReactNode } from "react";
import { MAIL_COLORS, MAIL_FONTS } from "./mail-theme";

const EDGE = "0 36px";

/** A paragraph in the reading face. */
export function MailText({ children }: { children: ReactNode }) {
  return (
    <Section style={{ padding: EDGE }}>
      <p style={{ margin: "12px 0 0", fontFamily: MAIL_FONTS.serif, fontSize: 18, lineHeight: "27px" }}>{children}</p>
    </Section>
  );
}

/** The one thing to do. Its address is also written out below, for programs that show no buttons. */
export function MailAction({ label, href, written }: { label: string; href: string; written?: string }) {
  return (
    <Section style={{ padding: EDGE }}>
      <Button
        href={href}
        style={{ marginTop: 22, padding: "14px 22px", borderRadius: 4, backgroundColor: MAIL_COLORS.accent, color: MAIL_COLORS.onAccent, fontSize: 16, fontWeight: 600, textDecoration: "none" }}
      >
        {label}
      </Button>
      {written && (
        <p style={{ margin: "18px 0 0", fontSize: 13, lineHeight: "20px", color: MAIL_COLORS.inkMuted }}>
          {written}
          <br />
          <a href={href} style={{ color: MAIL_COLORS.accent, wordBreak: "break-all" }}>
            {href}
          </a>
        </p>
      )}
    </Section>
  );
}

/** Facts as label and value, one a line, in small type. */
export function MailFacts({ facts }: { facts: readonly { label: string; value: string }[] }) {
  return (
    <Section style={{ padding: EDGE }}>
      <table role="presentation" width="100%" style={{ marginTop: 24, borderCollapse: "collapse", borderTop: `3px solid ${MAIL_COLORS.ink}` }}>
        <tbody>
          {facts.map(({ label, value }) => (
            <tr key={label}>
              <td style={{ padding: "10px 16px 10px 0", borderBottom: `1px solid ${MAIL_COLORS.line}`, fontSize: 14, color: MAIL_COLORS.inkMuted }}>{label}</td>
              <td style={{ padding: "10px 0", borderBottom: `1px solid ${MAIL_COLORS.line}`, fontSize: 14, textAlign: "right" }}>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** A remark in the margin: the saffron upright beside it. */
export function MailNote({ children }: { children: ReactNode }) {
  return (
    <Section style={{ padding: EDGE }}>
      <p style={{ margin: "22px 0 0", padding: "1px 0 1px 12px", borderLeft: `3px solid ${MAIL_COLORS.signal}`, fontSize: 14, lineHeight: "21px", color: MAIL_COLORS.inkMuted }}>
        {children}
      </p>
    </Section>
  );
}

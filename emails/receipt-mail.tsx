import { Section } from "react-email";
import { MailAction, MailNote, MailText } from "./components/mail-blocks";
import { MailFrame } from "./components/mail-frame";
import { MAIL_COLORS, MAIL_FONTS } from "./components/mail-theme";

export type ReceiptMailProps = {
  locale: string;
  appUrl: string;
  eyebrow: string;
  title: string;
  hello: string;
  action: { label: string; href: string };
  /** Lines of the purchase, each with its remark (an early price) and its amount as text. */
  lines: readonly { title: string; remark: string | null; amount: string }[];
  taxes: { label: string; value: string };
  total: { label: string; value: string };
  /** Order, moment, document: one a line, in small type. */
  facts: readonly string[];
  note: string;
  reason: string;
};

const cell = { padding: "12px 0", borderBottom: `1px solid ${MAIL_COLORS.line}` } as const;
const amountCell = { ...cell, textAlign: "right", whiteSpace: "nowrap", paddingLeft: 12, verticalAlign: "top" } as const;

/** What was bought, what it cost and where to begin. */
export function ReceiptMail({ locale, appUrl, eyebrow, title, hello, action, lines, taxes, total, facts, note, reason }: ReceiptMailProps) {
  return (
    <MailFrame locale={locale} appUrl={appUrl} preview={hello} eyebrow={eyebrow} title={title} reason={reason}>
      <MailText>{hello}</MailText>
      <MailAction {...action} />
      <Section style={{ padding: "0 36px" }}>
        <table role="presentation" width="100%" style={{ marginTop: 32, borderCollapse: "collapse", borderTop: `3px solid ${MAIL_COLORS.ink}`, fontSize: 15 }}>
          <tbody>
            {lines.map((line) => (
              <tr key={line.title}>
                <td style={cell}>
                  <b style={{ fontFamily: MAIL_FONTS.serif, fontSize: 17 }}>{line.title}</b>
                  {line.remark && <span style={{ display: "block", fontSize: 13, color: MAIL_COLORS.inkMuted }}>{line.remark}</span>}
                </td>
                <td style={amountCell}>{line.amount}</td>
              </tr>
            ))}
            <tr>
              <td style={{ padding: "10px 0", color: MAIL_COLORS.inkMuted }}>{taxes.label}</td>
              <td style={{ padding: "10px 0", textAlign: "right" }}>{taxes.value}</td>
            </tr>
            <tr>
              <td style={{ padding: "12px 0", borderTop: `1px solid ${MAIL_COLORS.ink}`, fontWeight: 600 }}>{total.label}</td>
              <td style={{ padding: "12px 0", borderTop: `1px solid ${MAIL_COLORS.ink}`, textAlign: "right", whiteSpace: "nowrap", fontFamily: MAIL_FONTS.serif, fontSize: 20, fontWeight: 600 }}>{total.value}</td>
            </tr>
          </tbody>
        </table>
      </Section>
      <Section style={{ padding: "8px 36px 0" }}>
        {facts.map((fact) => (
          <p key={fact} style={{ margin: 0, fontSize: 13, lineHeight: "21px", color: MAIL_COLORS.inkMuted }}>
            {fact}
          </p>
        ))}
      </Section>
      <MailNote>{note}</MailNote>
    </MailFrame>
  );
}

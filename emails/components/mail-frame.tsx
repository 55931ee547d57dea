import { Body, Column, Container, Head, Html, Img, Preview, Row, Section } from "react-email";
import type { ReactNode } from "react";
import { MAIL_COLORS, MAIL_FONTS } from "./mail-theme";

type Props = {
  locale: string;
  /** The school's origin: images are fetched from it. */
  appUrl: string;
  /** One line that mail programs show beside the subject. */
  preview: string;
  /** Small line above the title. */
  eyebrow: string;
  title: string;
  /** Why this person gets this mail, and whether it can be turned off. */
  reason: string;
  children: ReactNode;
};

/** The sheet that every mail of the school is written on: logo, title, content and the reason below it. */
export function MailFrame({ locale, appUrl, preview, eyebrow, title, reason, children }: Props) {
  return (
    <Html lang={locale}>
      <Head>
        <meta name="color-scheme" content="light" />
        <meta name="supported-color-schemes" content="light" />
        <title>{title}</title>
      </Head>
      <Preview>{preview}</Preview>
      <Body style={{ margin: 0, padding: "32px 16px", backgroundColor: MAIL_COLORS.sunken, fontFamily: MAIL_FONTS.sans, color: MAIL_COLORS.ink }}>
        <Container style={{ maxWidth: 600, margin: "0 auto", backgroundColor: MAIL_COLORS.surface }}>
          <Section style={{ padding: "28px 36px 0" }}>
            <Img src={`${appUrl}/mail-logo.png`} alt="Criterio" width={124} height={32} style={{ fontFamily: MAIL_FONTS.serif, fontSize: 24, color: MAIL_COLORS.ink }} />
          </Section>
          <Section style={{ padding: "28px 36px 0" }}>
            <p style={{ margin: 0, fontSize: 15, lineHeight: "22px", color: MAIL_COLORS.inkMuted }}>{eyebrow}</p>
            <h1 style={{ margin: "6px 0 0", fontFamily: MAIL_FONTS.serif, fontSize: 32, lineHeight: "36px", fontWeight: 600 }}>{title}</h1>
          </Section>
          {children}
          <Section style={{ height: 36, lineHeight: "36px" }}>
            <Row>
              <Column>&nbsp;</Column>
            </Row>
          </Section>
        </Container>
        <Container style={{ maxWidth: 600, margin: "16px auto 0" }}>
          <p style={{ margin: 0, padding: "0 36px", fontSize: 13, lineHeight: "20px", color: MAIL_COLORS.inkMuted }}>{reason}</p>
        </Container>
      </Body>
    </Html>
  );
}

import { MailAction, MailFacts, MailNote, MailText } from "./components/mail-blocks";
import { MailFrame } from "./components/mail-frame";

export type NoticeMailProps = {
  locale: string;
  appUrl: string;
  eyebrow: string;
  title: string;
  paragraphs: readonly string[];
  facts?: readonly { label: string; value: string }[];
  action?: { label: string; href: string; written?: string };
  note?: string;
  /** A quiet link under everything: how to get no more of these. */
  aside?: { label: string; href: string };
  reason: string;
};

/** A short mail that says one thing and offers one action: account notices are written on it. */
export function NoticeMail({ locale, appUrl, eyebrow, title, paragraphs, facts, action, note, aside, reason }: NoticeMailProps) {
  return (
    <MailFrame locale={locale} appUrl={appUrl} preview={paragraphs[0] ?? title} eyebrow={eyebrow} title={title} reason={reason}>
      {paragraphs.map((paragraph) => (
        <MailText key={paragraph}>{paragraph}</MailText>
      ))}
      {action && <MailAction {...action} />}
      {facts && facts.length > 0 && <MailFacts facts={facts} />}
      {note && <MailNote>{note}</MailNote>}
      {aside && (
        <MailNote>
          <a href={aside.href}>{aside.label}</a>
        </MailNote>
      )}
    </MailFrame>
  );
}

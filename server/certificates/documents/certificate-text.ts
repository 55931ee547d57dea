import { certificateKind } from "@/lib/domain/certificate-state";
import { fillWords, type CertificateValues } from "@/lib/domain/certificate-words";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { CertificateField } from "@/lib/schemas/certificate-design";
import type { PublicCertificate } from "../dto";
import type { CertificateWords } from "./document-words";

/** All that a certificate says, in the order in which it is read; empty texts are left out. */
export type CertificateText = { title: string; intro: string; name: string; body: string; course: string; facts: string[]; signatures: { name: string; role: string; picture: string | null; alt: string }[]; dates: string };

/** What the placeholders of a design stand for in this certificate. Days are in UTC: it is the same for everybody who reads it. */
export function valuesOf(certificate: Omit<PublicCertificate, "design">, { locale }: Pick<CertificateWords, "locale">): CertificateValues {
  const { holderName, courseTitle, hours, grade, completedAt, issuedAt, expiresAt, releaseNumber, teachers, issuerName } = certificate;
  const day = (instant: string): string => formatDate(new Date(instant), locale, "UTC", "long");
  return {
    learner: holderName,
    course: courseTitle,
    hours: formatNumber(hours, locale, 1),
    grade: grade === null ? null : formatNumber(grade, locale, 1),
    completed: day(completedAt),
    issued: day(issuedAt),
    expires: expiresAt === null ? null : day(expiresAt),
    release: releaseNumber === null ? null : String(releaseNumber),
    teachers: teachers.length === 0 ? null : new Intl.ListFormat(locale).format(teachers),
    organisation: issuerName,
  };
}

/** What its design leaves out is not there; a line that names what this certificate does not have is left out too. */
export function textOf(certificate: PublicCertificate, words: CertificateWords): CertificateText {
  const { design } = certificate;
  const { t } = words;
  const values = valuesOf(certificate, words);
  const shows = (field: CertificateField): boolean => design.fields.includes(field);
  const said = (own: string, school: string): string => (own === "" ? null : fillWords(own, values)) ?? fillWords(school, values) ?? "";
  const fact = (field: CertificateField, key: string, more: { count?: number } = {}): string[] => (shows(field) && values[field] !== null ? [t(key, { value: values[field], ...more })] : []);
  const facts = [[...fact("hours", "hours", { count: certificate.hours }), ...fact("release", "release"), ...fact("completed", "completedOn")].join(" · "), ...fact("grade", "grade"), ...partsOf(certificate, words), ...fact("teachers", "teachers")];
  const signatures = design.signatures.map(({ name, role, picture }) => ({ name, role, picture, alt: t("signatureOf", { name }) }));
  const school = shows("organisation") ? [{ name: certificate.issuerName, role: "", picture: null, alt: "" }] : [];
  return {
    title: said(design.title, t("title")),
    intro: said(design.intro, schoolIntro(words, shows("organisation"))),
    name: certificate.holderName,
    body: said(design.body, schoolBody(words, certificateKind(certificate), shows("course"))),
    course: shows("course") ? certificate.courseTitle : "",
    facts: [...facts, ...design.lines.flatMap((line) => fillWords(line, values) ?? [])].filter((line) => line !== ""),
    signatures: signatures.length > 0 ? signatures : school,
    dates: [...fact("issued", "issuedOn"), ...(values.expires === null ? [] : [t("validUntil", { date: values.expires })])].join(" · "),
  };
}

/** How the school begins, as words with a placeholder. */
export function schoolIntro({ t }: Pick<CertificateWords, "t">, namesOrganisation: boolean): string {
  return namesOrganisation ? t("certifies", { issuer: "{organisation}" }) : t("certifiesPlain");
}

/** How the school goes on behind the name, as words with a placeholder where the course or the path is not named by itself. */
export function schoolBody({ t }: Pick<CertificateWords, "t">, kind: "course" | "path", showsCourse: boolean): string {
  const completed = t(kind === "path" ? "completedPath" : "completed");
  return showsCourse ? completed : `${completed} {course}`;
}

/** More courses than these are counted on the sheet: all of them are on its page. */
const MOST_PARTS = 8;

/** The courses of a path in one line. */
function partsOf({ parts }: PublicCertificate, { t, locale }: CertificateWords): string[] {
  if (parts.length === 0) return [];
  return [parts.length > MOST_PARTS ? t("partsCount", { value: parts.length }) : t("parts", { value: new Intl.ListFormat(locale).format(parts) })];
}

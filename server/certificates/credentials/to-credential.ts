import { createHash, createHmac } from "node:crypto";
import type { JWTPayload } from "jose";
import { certificateKind } from "@/lib/domain/certificate-state";
import { localePath } from "@/lib/i18n/paths";
import { toLocale } from "@/lib/i18n/locales";
import { after, MINUTE_MS } from "@/lib/time";
import { env } from "@/server/platform/env";
import type { PublicCertificate } from "../dto";
import { issuerDid, statusListUrl } from "./issuer";
import { placeInLists } from "./status-list";

const CONTEXTS = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];

type Held = { certificate: PublicCertificate; statusIndex: number; email: string };

/**
 * A certificate as an Open Badges 3.0 credential in the W3C data model 2.0, with the claims that a JWT carries for it.
 * Its holder is named, and told apart by a salted hash of their address: the credential carries no address.
 */
export function toCredential({ certificate, statusIndex, email }: Held): JWTPayload {
  const { APP_URL } = env();
  const { code, courseTitle, courseSummary, grade: earned, issuerName, language, issuedAt, expiresAt, completedAt, holderName, design: { logo, fields } } = certificate;
  // What its sheet leaves out, it does not tell either.
  const grade = fields.includes("grade") ? earned : null;
  const page = APP_URL + localePath(toLocale(language), `/certificates/${code}`);
  const id = `${APP_URL}/api/credentials/${code}`;
  const { list, index } = placeInLists(statusIndex);
  const issuer = issuerDid();
  return {
    "@context": CONTEXTS,
    id,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: courseTitle,
    issuer: { id: issuer, type: ["Profile"], name: issuerName, url: APP_URL },
    validFrom: issuedAt,
    ...(expiresAt !== null && { validUntil: expiresAt, exp: secondsOf(expiresAt) }),
    awardedDate: completedAt,
    credentialSubject: {
      id: `${id}#holder`,
      type: ["AchievementSubject"],
      identifier: [hashedEmail(email, code), { type: "IdentityObject", identityType: "name", hashed: false, identityHash: holderName }],
      achievement: {
        id: `${id}#achievement`,
        type: ["Achievement"],
        achievementType: certificateKind(certificate) === "path" ? "LearningProgram" : "Course",
        name: courseTitle,
        description: courseSummary,
        ...(logo && { image: { id: `${APP_URL}/api/certificates/${code}/logo`, type: "Image", caption: logo.alt } }),
        criteria: { narrative: narrativeOf(certificate) },
        ...(grade !== null && { resultDescription: [{ id: `${id}#grade`, type: ["ResultDescription"], name: "Grade", resultType: "Percent" }] }),
      },
      ...(grade !== null && { result: [{ type: ["Result"], resultDescription: `${id}#grade`, value: String(grade) }] }),
    },
    evidence: [{ id: page, type: ["Evidence"], name: courseTitle }],
    credentialStatus: { id: `${statusListUrl(list)}#${index}`, type: "BitstringStatusListEntry", statusPurpose: "revocation", statusListIndex: String(index), statusListCredential: statusListUrl(list) },
    iss: issuer,
    jti: id,
    nbf: secondsOf(issuedAt),
    sub: `${id}#holder`,
  };
}

/** Clocks differ: a list that begins to count now would count for nobody whose clock is behind ours. */
const CLOCK_LEAD_MS = 5 * MINUTE_MS;

/** A list of revocations as a credential of its own. */
export function toStatusCredential({ list, encodedList, at }: { list: number; encodedList: string; at: Date }): JWTPayload {
  const id = statusListUrl(list);
  const issuer = issuerDid();
  const validFrom = after(at, -CLOCK_LEAD_MS).toISOString();
  return {
    "@context": [CONTEXTS[0]],
    id,
    type: ["VerifiableCredential", "BitstringStatusListCredential"],
    issuer,
    validFrom,
    credentialSubject: { id: `${id}#list`, type: "BitstringStatusList", statusPurpose: "revocation", encodedList },
    iss: issuer,
    jti: id,
    nbf: secondsOf(validFrom),
  };
}

function narrativeOf({ releaseNumber, parts, hours }: PublicCertificate): string {
  if (releaseNumber === null) return `The courses that the learning path asks for were completed (${hours} h): ${parts.join("; ")}.`;
  return `Every lesson of release ${releaseNumber} of the course was completed (${hours} h).`;
}

/** The same salt each time for a certificate, and another for each: hashes of one address cannot be put side by side. */
function hashedEmail(email: string, code: string) {
  const salt = createHmac("sha256", env().AUTH_SECRET).update(`credential-salt:${code}`).digest("hex").slice(0, 32);
  const hash = createHash("sha256").update(email.toLowerCase() + salt).digest("hex");
  return { type: "IdentityObject", identityType: "emailAddress", hashed: true, salt, identityHash: `sha256$${hash}` };
}

function secondsOf(instant: string): number {
  return Math.floor(new Date(instant).getTime() / 1_000);
}

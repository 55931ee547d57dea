type Held = { code: string; courseTitle: string; issuerName: string; issuedAt: string; expiresAt: string | null };

/**
 * The address at LinkedIn where a person adds a certificate to their own profile, filled in. Months are in UTC.
 * https://addtoprofile.linkedin.com
 */
export function linkedInLink({ code, courseTitle, issuerName, issuedAt, expiresAt }: Held, certificateUrl: string): string {
  const link = new URL("https://www.linkedin.com/profile/add");
  const fields = { startTask: "CERTIFICATION_NAME", name: courseTitle, organizationName: issuerName, ...monthOf("issue", issuedAt), ...(expiresAt && monthOf("expiration", expiresAt)), certUrl: certificateUrl, certId: code };
  for (const [name, value] of Object.entries(fields)) link.searchParams.set(name, value);
  return link.href;
}

function monthOf(prefix: "issue" | "expiration", instant: string): Record<string, string> {
  const at = new Date(instant);
  return { [`${prefix}Year`]: String(at.getUTCFullYear()), [`${prefix}Month`]: String(at.getUTCMonth() + 1) };
}

type Dates = { expiresAt: Date | string | null; revokedAt: Date | string | null };

/** Where a certificate stands at an instant. What was taken back stays so, also after it would have ended. */
export function certificateState({ expiresAt, revokedAt }: Dates, now: Date): "valid" | "expired" | "revoked" {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && new Date(expiresAt) <= now ? "expired" : "valid";
}

/** The same day so many months later, in UTC; the month's last day where it has no such day. */
export function addMonths(from: Date, months: number): Date {
  const day = new Date(from);
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  day.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return day;
}

/** A path has no releases, a course has. */
export function certificateKind({ releaseNumber }: { releaseNumber: number | null }): "course" | "path" {
  return releaseNumber === null ? "path" : "course";
}

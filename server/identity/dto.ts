import type { Locale } from "@/lib/i18n/locales";
import type { ProviderName } from "./use-cases/enter-with-provider";

/** What the header shows of the signed-in person. */
export type HeaderViewer = {
  name: string;
  initials: string;
  isInstructor: boolean;
  isAdmin: boolean;
  unreadCount: number;
};

export type Profile = {
  name: string;
  email: string;
  headline: string | null;
  bio: string | null;
  locale: Locale;
  timeZone: string;
  hasPassword: boolean;
  /** Linked providers, with the day of linking. */
  providers: { provider: ProviderName; linkedAt: Date }[];
};

export type SessionItem = {
  id: string;
  /** As the agent says it is; null when it says nothing that is known. */
  browser: string | null;
  system: string | null;
  device: "phone" | "tablet" | "computer";
  method: string;
  ipAddress: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  isCurrent: boolean;
};

export type ExportItem = { id: string; status: "requested" | "ready" | "failed"; createdAt: Date; expiresAt: Date | null; canDownload: boolean };

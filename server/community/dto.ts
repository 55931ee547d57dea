import type { AnnouncementAudience, AnnouncementStatus } from "@/prisma/generated/enums";

/** Instants are ISO 8601 texts in UTC. */
export type SentAnnouncement = {
  announcementId: string;
  title: string;
  audience: AnnouncementAudience;
  language: string | null;
  status: AnnouncementStatus;
  publishAt: string;
  author: string;
  /** People whom it is for, of whom it reached `delivered` and could not reach `failed`. */
  recipients: number;
  delivered: number;
  failed: number;
};

export type ReceivedAnnouncement = { announcementId: string; title: string; course: string; receivedAt: string };

export type ReadableAnnouncement = { title: string; body: string; author: string; receivedAt: string; course: { slug: string; title: string; language: string } };

export type CourseMail = { courseId: string; title: string; isMuted: boolean };

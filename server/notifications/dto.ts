import type { Prisma } from "@/prisma/generated/client";

export const notificationRow = {
  id: true,
  kind: true,
  subject: true,
  params: true,
  href: true,
  readAt: true,
  createdAt: true,
} satisfies Prisma.NotificationSelect;

export type NotificationItem = {
  id: string;
  kind: string;
  /** The sentence, in the reader's language. */
  text: string;
  /** Path without the locale. */
  href: string | null;
  isRead: boolean;
  createdAt: Date;
};

export type NotificationPage = { items: NotificationItem[]; nextCursor: string | null; unreadCount: number };

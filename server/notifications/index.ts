export type { NotificationItem, NotificationPage } from "./dto";
export { MAIL_QUEUED } from "./events";
export { formatInstant } from "./format-instant";
export { MAIL_KINDS, type MailKind } from "./kinds";
export { countUnread, listNotifications } from "./queries";
export { notificationsRouter } from "./router";
export { markRead } from "./use-cases/mark-read";
export { notifyInApp, type NotifyInAppInput } from "./use-cases/notify-in-app";
export { queueMail, resendMail, sendMail, type SendMailInput } from "./use-cases/send-mail";

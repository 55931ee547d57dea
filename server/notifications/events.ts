/** A mail was recorded with the fact that it tells and waits to be sent. Data: `notificationId`. */
export const MAIL_QUEUED = "notifications/mail.queued";

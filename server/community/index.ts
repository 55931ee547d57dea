export type { CourseMail, ReadableAnnouncement, ReceivedAnnouncement, SentAnnouncement } from "./dto";
export { communityEventSchemas } from "./events";
export { findMuteLink } from "./queries/find-mute-link";
export { listAnnouncements } from "./queries/list-announcements";
export { getReceived, listCourseMail, listReceived } from "./queries/list-received";
export { beginAnnouncement } from "./use-cases/begin-announcement";
export { deliverAnnouncement } from "./use-cases/deliver-announcement";
export { setMuteByLink } from "./use-cases/set-mute";

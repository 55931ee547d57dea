import { announcementOfCourseSchema, courseMuteSchema, writeAnnouncementSchema } from "@/lib/schemas/announcements";
import { procedure, router } from "@/server/trpc/init";
import { cancelAnnouncement } from "./use-cases/cancel-announcement";
import { setMute } from "./use-cases/set-mute";
import { writeAnnouncement } from "./use-cases/write-announcement";

const staff = procedure.meta({ access: "course.students" });

export const communityRouter = router({
  writeAnnouncement: staff.input(writeAnnouncementSchema).mutation(({ ctx, input }) => writeAnnouncement(ctx, input)),
  cancelAnnouncement: staff.input(announcementOfCourseSchema).mutation(({ ctx, input }) => cancelAnnouncement(ctx, input)),
  setMute: procedure.meta({ access: "enrollment.own" }).input(courseMuteSchema).mutation(({ ctx, input }) => setMute(ctx, input)),
});

import { listNotificationsSchema, markReadSchema } from "@/lib/schemas/notifications";
import { procedure, router } from "@/server/trpc/init";
import { listNotifications } from "./queries";
import { markRead } from "./use-cases/mark-read";

export const notificationsRouter = router({
  list: procedure
    .meta({ access: "notification.own" })
    .input(listNotificationsSchema)
    .query(({ ctx, input }) => listNotifications(ctx, input)),
  markRead: procedure
    .meta({ access: "notification.own" })
    .input(markReadSchema)
    .mutation(({ ctx, input }) => markRead(ctx, input)),
});

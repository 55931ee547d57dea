import * as schema from "@/lib/schemas/drafts";
import { procedure, router } from "@/server/trpc/init";
import { getDraftProgress } from "./queries/get-draft-progress";
import { getDrafts } from "./queries/get-drafts";
import { acceptDrafts } from "./use-cases/accept-drafts";
import { cancelDrafts } from "./use-cases/cancel-drafts";
import { rejectDrafts } from "./use-cases/reject-drafts";
import { requestDrafts } from "./use-cases/request-drafts";
import { saveDraft } from "./use-cases/save-draft";

const edit = procedure.meta({ access: "course.update" });

export const draftsRouter = router({
  page: edit.input(schema.draftsPageSchema).query(({ ctx, input }) => getDrafts(ctx, input)),
  progress: edit.input(schema.draftProgressSchema).query(({ ctx, input }) => getDraftProgress(ctx, input)),
  request: edit.input(schema.requestDraftsSchema).mutation(({ ctx, input }) => requestDrafts(ctx, input)),
  cancel: edit.input(schema.draftProgressSchema).mutation(({ ctx, input }) => cancelDrafts(ctx, input)),
  save: edit.input(schema.saveDraftSchema).mutation(({ ctx, input }) => saveDraft(ctx, input)),
  accept: edit.input(schema.acceptDraftsSchema).mutation(({ ctx, input }) => acceptDrafts(ctx, input)),
  reject: edit.input(schema.rejectDraftsSchema).mutation(({ ctx, input }) => rejectDrafts(ctx, input)),
});

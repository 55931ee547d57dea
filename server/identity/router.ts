import {
  changeEmailSchema,
  changePasswordSchema,
  deleteAccountSchema,
  registerSchema,
  requestLinkSchema,
  resetPasswordSchema,
  revokeSessionSchema,
  tokenSchema,
  unlinkProviderSchema,
  updatePreferencesSchema,
  updateProfileSchema,
} from "@/lib/schemas/identity";
import { procedure, router } from "@/server/trpc/init";
import { getHeaderViewer, listExports, listSessions } from "./queries";
import { changePassword } from "./use-cases/change-password";
import { confirmEmailChange } from "./use-cases/confirm-email-change";
import { confirmAccountDeletion, deleteAccount, requestAccountDeletion } from "./use-cases/delete-account";
import { unlinkProvider } from "./use-cases/link-provider";
import { registerAccount } from "./use-cases/register-account";
import { requestDataExport } from "./use-cases/request-data-export";
import { requestEmailChange } from "./use-cases/request-email-change";
import { requestMagicLink, requestPasswordReset, requestVerification } from "./use-cases/request-link";
import { resetPassword } from "./use-cases/reset-password";
import { revokeOtherSessions, revokeSession } from "./use-cases/revoke-session";
import { updatePreferences, updateProfile } from "./use-cases/update-profile";

const open = procedure.meta({ access: "auth.enter" });
const own = procedure.meta({ access: "account.update" });

/** Signing in sets a cookie, so it goes through next-auth's route; everything else of an account is here. */
export const identityRouter = router({
  me: open.query(({ ctx }) => getHeaderViewer(ctx)),
  register: open.input(registerSchema).mutation(({ ctx, input }) => registerAccount(ctx, input)),
  requestVerification: open.input(requestLinkSchema).mutation(({ ctx, input }) => requestVerification(ctx, input)),
  requestMagicLink: open.input(requestLinkSchema).mutation(({ ctx, input }) => requestMagicLink(ctx, input)),
  requestPasswordReset: open.input(requestLinkSchema).mutation(({ ctx, input }) => requestPasswordReset(ctx, input)),
  resetPassword: open.input(resetPasswordSchema).mutation(({ ctx, input }) => resetPassword(ctx, input)),
  confirmEmailChange: open.input(tokenSchema).mutation(({ ctx, input }) => confirmEmailChange(ctx, input)),
  confirmAccountDeletion: open.input(tokenSchema).mutation(({ ctx, input }) => confirmAccountDeletion(ctx, input)),

  changePassword: own.input(changePasswordSchema).mutation(({ ctx, input }) => changePassword(ctx, input)),
  requestEmailChange: own.input(changeEmailSchema).mutation(({ ctx, input }) => requestEmailChange(ctx, input)),
  updateProfile: own.input(updateProfileSchema).mutation(({ ctx, input }) => updateProfile(ctx, input)),
  updatePreferences: own.input(updatePreferencesSchema).mutation(({ ctx, input }) => updatePreferences(ctx, input)),
  unlinkProvider: own.input(unlinkProviderSchema).mutation(({ ctx, input }) => unlinkProvider(ctx, input)),
  sessions: procedure.meta({ access: "account.read" }).query(({ ctx }) => listSessions(ctx)),
  revokeSession: own.input(revokeSessionSchema).mutation(({ ctx, input }) => revokeSession(ctx, input)),
  revokeOtherSessions: own.mutation(({ ctx }) => revokeOtherSessions(ctx)),
  exports: procedure.meta({ access: "account.read" }).query(({ ctx }) => listExports(ctx)),
  requestDataExport: procedure.meta({ access: "account.read" }).mutation(({ ctx }) => requestDataExport(ctx)),
  requestAccountDeletion: own.mutation(({ ctx }) => requestAccountDeletion(ctx)),
  deleteAccount: own.input(deleteAccountSchema).mutation(({ ctx, input }) => deleteAccount(ctx, input)),
});

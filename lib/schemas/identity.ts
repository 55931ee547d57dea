import { z } from "zod";
import { normalizeEmail } from "@/lib/email-address";
import { LOCALES } from "@/lib/i18n/locales";
import { cleanName } from "@/lib/person-name";
import { safeRedirect } from "@/lib/safe-redirect";
import { isTimeZone } from "@/lib/time";

// A message is a code: its sentence is `identity.fieldErrors.<code>`.

/** Shortest and longest password. The longest bounds the work of hashing. */
export const PASSWORD_LENGTH = { min: 10, max: 128 } as const;
const MAX_SECRET = 200;

export const emailSchema = z
  .string({ error: "email_invalid" })
  .max(320, "email_invalid")
  .transform((input, context) => {
    const address = normalizeEmail(input);
    if (address !== null) return address;
    context.addIssue({ code: "custom", message: "email_invalid" });
    return z.NEVER;
  });

export const nameSchema = z
  .string({ error: "name_empty" })
  .max(400, "name_too_long")
  .transform((input, context) => {
    const result = cleanName(input);
    if ("name" in result) return result.name;
    context.addIssue({ code: "custom", message: result.problem });
    return z.NEVER;
  });

/** A password being chosen. Its strength is judged on the server, with the person's own name and address in mind. */
export const newPasswordSchema = z
  .string({ error: "password_short" })
  .max(PASSWORD_LENGTH.max, "password_long")
  .transform((text) => text.normalize("NFKC"))
  .pipe(z.string().min(PASSWORD_LENGTH.min, "password_short").max(PASSWORD_LENGTH.max, "password_long"));

/** A password being checked: any text, bounded. */
export const givenPasswordSchema = z
  .string({ error: "password_required" })
  .min(1, "password_required")
  .max(PASSWORD_LENGTH.max * 2, "password_long")
  .transform((text) => text.normalize("NFKC"));

const secretSchema = z.string().min(1).max(MAX_SECRET);
const localeSchema = z.enum(LOCALES, { error: "locale_unknown" });
const timeZoneSchema = z.string().max(60).refine(isTimeZone, "time_zone_unknown");

/** What a person was doing when they were asked who they are: a path of ours, else it is forgotten. */
const nextSchema = z
  .string()
  .max(2_000)
  .transform((path) => safeRedirect(path, "") || undefined)
  .optional();

/** Text of one or more lines without invisible control characters; absent and empty are the same. */
function optionalText(max: number) {
  return z
    .string()
    .max(max, "text_too_long")
    .transform((text) => text.normalize("NFC").replaceAll(/[^\P{C}\n\t\u200c\u200d]/gu, "").trim())
    .transform((text) => (text === "" ? null : text))
    .nullable();
}

export const registerSchema = z.strictObject({
  name: nameSchema,
  email: emailSchema,
  password: newPasswordSchema,
  locale: localeSchema,
  timeZone: timeZoneSchema.optional(),
  next: nextSchema,
});
export const signInSchema = z.strictObject({ email: emailSchema, password: givenPasswordSchema });
export const requestLinkSchema = z.strictObject({ email: emailSchema, next: nextSchema });
export const tokenSchema = z.strictObject({ token: secretSchema });
export const verifyEmailSchema = z.strictObject({ token: secretSchema, password: givenPasswordSchema });
export const resetPasswordSchema = z.strictObject({ token: secretSchema, password: newPasswordSchema });
export const changePasswordSchema = z.strictObject({ currentPassword: givenPasswordSchema, newPassword: newPasswordSchema });
export const changeEmailSchema = z.strictObject({ email: emailSchema, password: givenPasswordSchema });
export const updateProfileSchema = z.strictObject({ name: nameSchema, headline: optionalText(120), bio: optionalText(2_000) });
export const updatePreferencesSchema = z.strictObject({ locale: localeSchema, timeZone: timeZoneSchema });
export const revokeSessionSchema = z.strictObject({ sessionId: z.string().max(60) });
export const unlinkProviderSchema = z.strictObject({ provider: z.enum(["google", "github", "discord"]) });
export const deleteAccountSchema = z.strictObject({ password: givenPasswordSchema });
export const refreshTokenSchema = z.strictObject({ refreshToken: secretSchema });

export type RegisterInput = z.infer<typeof registerSchema>;
export type SignInInput = z.infer<typeof signInSchema>;
export type RequestLinkInput = z.infer<typeof requestLinkSchema>;
export type TokenInput = z.infer<typeof tokenSchema>;
export type VerifyEmailInput = z.infer<typeof verifyEmailSchema>;
export type ResetPasswordInput = z.infer<typeof resetPasswordSchema>;
export type ChangePasswordInput = z.infer<typeof changePasswordSchema>;
export type ChangeEmailInput = z.infer<typeof changeEmailSchema>;
export type UpdateProfileInput = z.infer<typeof updateProfileSchema>;
export type UpdatePreferencesInput = z.infer<typeof updatePreferencesSchema>;
export type RevokeSessionInput = z.infer<typeof revokeSessionSchema>;
export type UnlinkProviderInput = z.infer<typeof unlinkProviderSchema>;
export type DeleteAccountInput = z.infer<typeof deleteAccountSchema>;
export type RefreshTokenInput = z.infer<typeof refreshTokenSchema>;

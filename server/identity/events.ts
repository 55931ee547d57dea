import { z } from "zod";

/** Facts that identity announces. Data is ids only: no address, no name. */
export const IDENTITY_EVENTS = {
  /** A new account. `tokenId` is its verification's; null when a provider proved the address. */
  userRegistered: "identity/user.registered",
  /** Someone signed up with the address of an account. */
  signUpRepeated: "identity/sign-up.repeated",
  /** A single-use link is to be mailed. */
  linkRequested: "identity/link.requested",
  /** The address was proved for the first time. */
  userVerified: "identity/user.verified",
  passwordChanged: "identity/password.changed",
  emailChanged: "identity/email.changed",
  exportRequested: "identity/export.requested",
  userDeleted: "identity/user.deleted",
} as const;

export const userRegisteredData = z.object({ userId: z.string(), tokenId: z.string().nullable() });
export const userData = z.object({ userId: z.string() });
export const userAtData = z.object({ userId: z.string(), changeId: z.string(), at: z.iso.datetime() });
export const tokenData = z.object({ tokenId: z.string() });
export const exportData = z.object({ exportId: z.string() });

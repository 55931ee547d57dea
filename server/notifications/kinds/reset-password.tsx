import { tokenLinkKind } from "./token-link-kind";

/** A link to choose a new password, once. */
export const resetPassword = tokenLinkKind("reset-password", "reset");

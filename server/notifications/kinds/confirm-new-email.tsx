import { tokenLinkKind } from "./token-link-kind";

/** To the address that an account wants to move to: proves that it is theirs. */
export const confirmNewEmail = tokenLinkKind("confirm-new-email", "verify/new-email");

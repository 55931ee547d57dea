import { tokenLinkKind } from "./token-link-kind";

/** To the address given at sign-up: proves that it is theirs. */
export const verifyEmail = tokenLinkKind("verify-email", "verify");

import { tokenLinkKind } from "./token-link-kind";

/** Confirms that the owner of the address wants the account deleted. */
export const confirmDeletion = tokenLinkKind("confirm-deletion", "verify/deletion");

import { tokenLinkKind } from "./token-link-kind";

/** A link that signs its reader in, once. */
export const magicLink = tokenLinkKind("magic-link", "magic-link");

/** Limits by name. Sign-in and the like fail closed when the counter is out of reach; reading fails open. */
export type LimitName =
  | "sign_in_account"
  | "sign_in_address"
  | "register_address"
  | "mail_account"
  | "mail_address"
  | "token_refresh"
  | "api_read"
  | "api_write"
  | "search"
  | "upload"
  | "code_run"
  | "link_check"
  | "draft_run"
  | "checkout";

export type LimitResult = { allowed: boolean; retryAfterSeconds: number };

export type RateLimits = {
  /** Takes one of `name`'s turns for `key` (an account, an address). */
  take(name: LimitName, key: string): Promise<LimitResult>;
};

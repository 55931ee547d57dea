export const providerNames = ["google", "github", "discord"] as const;
export type ProviderName = (typeof providerNames)[number];

/** One sign-in provider as the authorisation and token endpoints see it. */
export type Provider = {
  name: ProviderName;
  title: string;
  /** Value of `iss`, in identity tokens and, where the vendor sends it, in the answer to the application. */
  issuer: string;
  sendsIssuer: boolean;
  clientId: string;
  clientSecret: string;
  /** Addresses that an answer may go to, exactly. */
  redirectUris: readonly string[];
  accessTokenPrefix: string;
  accessTokenLifeSeconds: number;
  givesRefreshTokens: boolean;
};

/**
 * The callback of next-auth, on the application's address and on the other spelling of loopback, since
 * a person may open either.
 */
export function redirectUrisOf(appUrl: string, name: ProviderName): string[] {
  const { protocol, port } = new URL(appUrl);
  const hosts = new Set([new URL(appUrl).hostname, "localhost", "127.0.0.1"]);
  return [...hosts].map((host) => `${protocol}//${host}${port ? `:${port}` : ""}/api/auth/callback/${name}`);
}

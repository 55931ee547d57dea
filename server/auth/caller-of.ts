/** The request id given by the platform or the caller when it is a sane one, and the caller's address and agent. */
export function callerOf(headerList: Headers): { requestId?: string; ipAddress: string | null; userAgent: string | null } {
  const requestId = headerList.get("x-request-id");
  return {
    ...(requestId && /^[\w.-]{8,64}$/.test(requestId) && { requestId }),
    // Vercel and `next start` append the true peer last-hop first; the first entry is the client as the proxy saw it.
    ipAddress: headerList.get("x-forwarded-for")?.split(",")[0]?.trim() ?? null,
    userAgent: headerList.get("user-agent")?.slice(0, 400) ?? null,
  };
}

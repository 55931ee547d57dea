import { isIP } from "node:net";

export type WebTarget = { url: URL; host: string; port: number; isSecure: boolean; isIp: boolean };

/** Names that only mean something on the inside (RFC 6761, 6762, 7686, 8375, and ICANN's `.internal`). */
const INSIDE = /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home\.arpa|onion|arpa)$/;
const PORTS: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };

/**
 * Reads an address of the web, or null for what is not to be asked: another protocol or port, a user name, a name
 * without a dot or of the inside. The URL parser has turned every spelling of an IPv4 address into the plain one.
 */
export function readTarget(address: string, ports: ReadonlySet<number>): WebTarget | null {
  const url = URL.parse(address);
  const standard = url && PORTS[url.protocol];
  if (!url || standard === undefined || standard === null || url.username !== "" || url.password !== "") return null;
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.+$/, "");
  const port = url.port === "" ? standard : Number(url.port);
  const isIp = isIP(host) !== 0;
  if (!ports.has(port) || (!isIp && (!host.includes(".") || INSIDE.test(host)))) return null;
  return { url, host, port, isSecure: url.protocol === "https:", isIp };
}

import ipaddr from "ipaddr.js";

/** Of a cloud's own services, though they lie among the public ones (Azure's WireServer). */
const SERVICES_OF_CLOUDS: ReadonlySet<string> = new Set(["168.63.129.16"]);
/** All that the registries hand out for the public web (RFC 4291, IANA's global unicast). */
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse("2000::"), 3];

/**
 * Whether an IP address belongs to the public web: none of a machine itself, a local or private network, a provider's
 * inside, a service of the cloud, or a way around through another protocol (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(ip: string): boolean {
  if (!ipaddr.isValid(ip)) return false;
  const address = ipaddr.process(ip);
  if (address.range() !== "unicast" || SERVICES_OF_CLOUDS.has(address.toString())) return false;
  return !(address instanceof ipaddr.IPv6) || address.match(GLOBAL_UNICAST);
}

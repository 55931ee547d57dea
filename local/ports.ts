/** Services of the local cloud, in the order in which their ports follow the application's. */
export const serviceNames = ["postgres", "inngest", "stripe", "mux", "blob", "redis", "mail", "oauth", "ai"] as const;

export type ServiceName = (typeof serviceNames)[number];

export const defaultAppPort = 3000;

/**
 * Loopback port of each service, counted from the application's port: Postgres is the next one, then
 * Inngest, and so on. Throws `RangeError` when the last would not be a port.
 */
export function localPorts(appPort: number): Readonly<Record<ServiceName, number>> {
  if (!Number.isInteger(appPort) || appPort < 1 || appPort + serviceNames.length > 65_535) {
    throw new RangeError(`PORT must be a whole number from 1 to ${65_535 - serviceNames.length}; it is ${appPort}.`);
  }
  return {
    postgres: appPort + 1,
    inngest: appPort + 2,
    stripe: appPort + 3,
    mux: appPort + 4,
    blob: appPort + 5,
    redis: appPort + 6,
    mail: appPort + 7,
    oauth: appPort + 8,
    ai: appPort + 9,
  };
}

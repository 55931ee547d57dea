import type { StartService } from "./kit/service.ts";
import type { ServiceName } from "./ports.ts";

export type ServiceEntry = {
  name: ServiceName;
  /** Page worth opening in a browser, below the service's address. */
  page: string | null;
  load(): Promise<{ start: StartService }>;
};

/** What `main.ts` starts. Postgres comes first: other services may be given its address. */
export const services: readonly ServiceEntry[] = [
  { name: "postgres", page: null, load: () => import("./postgres/index.ts") },
  { name: "inngest", page: "/", load: () => import("./inngest/index.ts") },
  { name: "stripe", page: "/", load: () => import("./stripe/index.ts") },
  { name: "mux", page: "/", load: () => import("./mux/index.ts") },
  { name: "blob", page: "/", load: () => import("./blob/index.ts") },
  { name: "redis", page: null, load: () => import("./redis/index.ts") },
  { name: "mail", page: "/inbox", load: () => import("./mail/index.ts") },
  { name: "oauth", page: "/", load: () => import("./oauth/index.ts") },
  { name: "ai", page: "/", load: () => import("./ai/index.ts") },
];

import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { localPorts } from "../../local/ports.ts";
import type { Stack } from "./cloud.ts";

/** What a person needs next: where the school is, who they can be, and where the local cloud shows its work. */
export function summary({ port, env }: Stack, seconds: number): string {
  const ports = localPorts(port);
  const at = (servicePort: number, page = "/") => `http://127.0.0.1:${servicePort}${page}`;
  const accounts = DEMO_ACCOUNTS.map(({ role, email }) => `    ${role.padEnd(11)} ${email.padEnd(30)} ${DEMO_PASSWORD}`);
  return [
    "",
    `  Criterio is ready after ${seconds.toFixed(0)} s:  ${env.APP_URL}`,
    "",
    "  Demo accounts",
    ...accounts,
    "",
    "  The local cloud",
    `    inbox       ${at(ports.mail, "/inbox")}`,
    `    events      ${at(ports.inngest)}`,
    `    payments    ${at(ports.stripe)}`,
    `    videos      ${at(ports.mux)}`,
    "",
    "  A card that pays: 4242 4242 4242 4242, any future date, any code.",
    "  Ctrl-C stops all of it; starting again keeps the data; npm run reset wipes it.",
    "",
    "",
  ].join("\n");
}

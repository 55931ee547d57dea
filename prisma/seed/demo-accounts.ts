import type { RoleName } from "../../server/access/viewer";

/** Known to everybody: the demo school only. A deployed school has no seed. */
export const DEMO_PASSWORD = "criterio-demo-2026";

export type DemoAccount = { id: string; role: RoleName; email: string; name: string; locale: string; timeZone: string; instructorSlug?: string };

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { id: "usr_demo-student", role: "student", email: "tomas@criterio.example", name: "Tomás Rivas", locale: "es", timeZone: "America/Bogota" },
  { id: "usr_demo-instructor", role: "instructor", email: "nayra@criterio.example", name: "Nayra Quispe", locale: "es", timeZone: "America/La_Paz", instructorSlug: "nayra-quispe" },
  { id: "usr_demo-admin", role: "admin", email: "renata@criterio.example", name: "Renata Prado", locale: "pt-BR", timeZone: "America/Sao_Paulo" },
];

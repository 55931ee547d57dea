import type { ContentLocale } from "./types.ts";

export interface StudentSeed {
  readonly name: string;
  readonly locale: ContentLocale;
}

/** Invented people who fill rosters and sign reviews. */
export const students: readonly StudentSeed[] = [
  { name: "Abril Montenegro", locale: "es" },
  { name: "Ailén Curihual", locale: "es" },
  { name: "Bruno Salvatierra", locale: "es" },
  { name: "Camila Etcheverry", locale: "es" },
  { name: "Ciro Balmaceda", locale: "es" },
  { name: "Dulce María Cano", locale: "es" },
  { name: "Ezequiel Ponce", locale: "es" },
  { name: "Itzel Ramírez", locale: "es" },
  { name: "Jordi Puigdomènech", locale: "es" },
  { name: "Marisol Huamán", locale: "es" },
  { name: "Nehuén Acosta", locale: "es" },
  { name: "Paula Iturralde", locale: "es" },
  { name: "Yadira Cedeño", locale: "es" },
  { name: "Anita Krishnan", locale: "en" },
  { name: "Callum Reid", locale: "en" },
  { name: "Grace Ndlovu", locale: "en" },
  { name: "Hannah Lindqvist", locale: "en" },
  { name: "Jamal Whitaker", locale: "en" },
  { name: "Siobhán Kelleher", locale: "en" },
  { name: "Aparecida Nunes", locale: "pt-BR" },
  { name: "Gabriel Moura", locale: "pt-BR" },
  { name: "Iracema Duarte", locale: "pt-BR" },
  { name: "João Vítor Sampaio", locale: "pt-BR" },
  { name: "Luana Figueiredo", locale: "pt-BR" },
  { name: "Ruy Alencar", locale: "pt-BR" },
];

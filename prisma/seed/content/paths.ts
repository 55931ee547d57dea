import type { DemoAccount } from "../demo-accounts";

export type PathSeed = {
  /** Its address, made of its title. */
  slug: string;
  owner: DemoAccount["role"];
  title: string;
  summary: string;
  description: string;
  level: "beginner" | "intermediate" | "advanced";
  language: "es" | "en" | "pt-BR";
  isOrdered: boolean;
  paceDays: number | null;
  /** Courses by their slugs; one of several where a step names more. */
  steps: readonly { courses: readonly string[]; isOptional?: true }[];
  /** Days since the demo student began to follow it. */
  followedDaysAgo?: number;
};

export const paths: readonly PathSeed[] = [
  {
    slug: "vivir-de-lo-que-haces-en-la-web",
    owner: "admin",
    title: "Vivir de lo que haces en la web",
    summary: "De una página bien hecha a un trabajo que se paga: HTML que todos entienden, una especialidad que te distinga y precios que sabes defender.",
    description: `## Para quién es

Para quien ya hace páginas, por gusto o por encargo, y quiere que sea su trabajo. No hace falta haber cobrado nunca.

## Qué vas a poder hacer

- Entregar páginas que funcionan para todas las personas, también para quien no ve la pantalla.
- Decir con ejemplos en qué eres mejor que la opción más barata.
- Poner un precio, explicarlo y sostenerlo cuando te pidan descuento.

## Cómo se recorre

El orden es tuyo. Si tienes un cliente esperando, empieza por los precios; si no, por el HTML, que es lo que todo lo demás da por sabido.`,
    level: "beginner",
    language: "es",
    isOrdered: false,
    paceDays: 90,
    steps: [{ courses: ["html-que-todos-entienden"] }, { courses: ["sistemas-de-diseno", "seguridad-web-aplicada"] }, { courses: ["precios-con-criterio"] }],
    followedDaysAgo: 40,
  },
  {
    slug: "datos-que-aguantan-preguntas",
    owner: "instructor",
    title: "Datos que aguantan preguntas",
    summary: "Consultas que cuentan lo que dices que cuentan, tuberías que no pierden filas y la estadística justa para no decidir por casualidad.",
    description: `## Para quién es

Para quien responde preguntas con datos y alguna vez tuvo que corregir la respuesta.

## Qué vas a poder hacer

- Escribir una consulta y demostrar que no duplica ni pierde filas.
- Mover datos de un lugar a otro de forma que repetirlo no cambie nada.
- Distinguir una diferencia real de una que es ruido.

## Cómo se recorre

Un curso después del otro: cada uno usa lo del anterior. El de estadística es en inglés y es opcional.`,
    level: "intermediate",
    language: "es",
    isOrdered: true,
    paceDays: 120,
    steps: [{ courses: ["sql-que-no-miente"] }, { courses: ["tuberias-de-datos"] }, { courses: ["statistics-for-decisions"], isOptional: true }],
  },
  {
    slug: "software-you-can-stand-behind",
    owner: "admin",
    title: "Software you can stand behind",
    summary: "Types that rule out whole kinds of mistakes, deploys that nobody fears, and a feature that can show where its answers come from.",
    description: `## Who it is for

Developers who ship on their own or in a small team, and who are the ones called when it breaks.

## What you will be able to do

- Write down what your program assumes, so that the compiler checks it.
- Deploy on a Friday, and take it back within a minute.
- Choose where to go deeper: answers that cite their sources, or numbers that decide.

## How to take it

In order: the deploys lean on what the types promise. The last step is a choice.`,
    level: "intermediate",
    language: "en",
    isOrdered: true,
    paceDays: null,
    steps: [{ courses: ["typescript-with-rigour"] }, { courses: ["fearless-deploys"] }, { courses: ["answers-with-sources", "statistics-for-decisions"] }],
  },
];

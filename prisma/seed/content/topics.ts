import type { Localized, TopicSlug } from "./types.ts";

export interface TopicSeed {
  readonly slug: TopicSlug;
  readonly name: Localized;
  readonly description: Localized;
}

/** The school's categories; each slug is also a family of generated covers. */
export const topics: readonly TopicSeed[] = [
  {
    slug: "web",
    name: { es: "Web", en: "Web", "pt-BR": "Web" },
    description: {
      es: "Páginas que cargan pronto, se entienden y funcionan para todas las personas.",
      en: "Pages that load fast, make sense and work for everyone.",
      "pt-BR": "Páginas que carregam rápido, fazem sentido e funcionam para todas as pessoas.",
    },
  },
  {
    slug: "data",
    name: { es: "Datos", en: "Data", "pt-BR": "Dados" },
    description: {
      es: "Preguntar, medir y mover datos sin engañarse en el camino.",
      en: "Asking, measuring and moving data without fooling yourself.",
      "pt-BR": "Perguntar, medir e mover dados sem se enganar no caminho.",
    },
  },
  {
    slug: "design",
    name: { es: "Diseño", en: "Design", "pt-BR": "Design" },
    description: {
      es: "Interfaces, sistemas y decisiones visuales que se pueden explicar.",
      en: "Interfaces, systems and visual decisions you can explain.",
      "pt-BR": "Interfaces, sistemas e decisões visuais que dá para explicar.",
    },
  },
  {
    slug: "business",
    name: { es: "Negocio", en: "Business", "pt-BR": "Negócios" },
    description: {
      es: "Precios, clientes y números para vivir de lo que haces.",
      en: "Prices, customers and the numbers behind making a living.",
      "pt-BR": "Preços, clientes e números para viver do que você faz.",
    },
  },
  {
    slug: "languages",
    name: { es: "Idiomas", en: "Languages", "pt-BR": "Idiomas" },
    description: {
      es: "Escribir y hablar con claridad en el trabajo, en tu idioma y en otros.",
      en: "Writing and speaking clearly at work, in your language and in others.",
      "pt-BR": "Escrever e falar com clareza no trabalho, no seu idioma e em outros.",
    },
  },
  {
    slug: "ai",
    name: { es: "IA aplicada", en: "Applied AI", "pt-BR": "IA aplicada" },
    description: {
      es: "Modelos por dentro y productos que muestran de dónde sale cada respuesta.",
      en: "How models work, and products that show where each answer comes from.",
      "pt-BR": "Modelos por dentro e produtos que mostram de onde vem cada resposta.",
    },
  },
  {
    slug: "security",
    name: { es: "Seguridad", en: "Security", "pt-BR": "Segurança" },
    description: {
      es: "Pensar como quien ataca para construir como quien cuida.",
      en: "Think like an attacker, build like a caretaker.",
      "pt-BR": "Pensar como quem ataca para construir como quem cuida.",
    },
  },
  {
    slug: "cloud",
    name: { es: "Nube", en: "Cloud", "pt-BR": "Nuvem" },
    description: {
      es: "Publicar cambios pequeños, observarlos y poder volver atrás.",
      en: "Ship small changes, watch them, and be able to go back.",
      "pt-BR": "Publicar mudanças pequenas, observar e poder voltar atrás.",
    },
  },
  {
    slug: "code",
    name: { es: "Código", en: "Code", "pt-BR": "Código" },
    description: {
      es: "Lenguajes, tipos y hábitos para programas que se pueden cambiar.",
      en: "Languages, types and habits for programs you can change.",
      "pt-BR": "Linguagens, tipos e hábitos para programas que dá para mudar.",
    },
  },
  {
    slug: "media",
    name: { es: "Medios", en: "Media", "pt-BR": "Mídia" },
    description: {
      es: "Guion, imagen y sonido para contar algo que alguien quiera ver completo.",
      en: "Script, picture and sound for stories people watch to the end.",
      "pt-BR": "Roteiro, imagem e som para contar algo que alguém queira ver até o fim.",
    },
  },
];

/** Tags by slug; courses refer to them. A tag's name is the same as its slug where the term is a proper name. */
export const tags: Readonly<Record<string, Localized>> = {
  accessibility: { es: "accesibilidad", en: "accessibility", "pt-BR": "acessibilidade" },
  backpropagation: { es: "retropropagación", en: "backpropagation", "pt-BR": "retropropagação" },
  components: { es: "componentes", en: "components", "pt-BR": "componentes" },
  css: { es: "CSS", en: "CSS", "pt-BR": "CSS" },
  deployment: { es: "despliegue", en: "deployment", "pt-BR": "implantação" },
  editing: { es: "edición", en: "editing", "pt-BR": "edição" },
  evaluation: { es: "evaluación", en: "evaluation", "pt-BR": "avaliação" },
  experiments: { es: "experimentos", en: "experiments", "pt-BR": "experimentos" },
  freelancing: { es: "trabajo independiente", en: "freelancing", "pt-BR": "trabalho autônomo" },
  html: { es: "HTML", en: "HTML", "pt-BR": "HTML" },
  idempotency: { es: "idempotencia", en: "idempotency", "pt-BR": "idempotência" },
  mathematics: { es: "matemática", en: "mathematics", "pt-BR": "matemática" },
  owasp: { es: "OWASP", en: "OWASP", "pt-BR": "OWASP" },
  performance: { es: "rendimiento", en: "performance", "pt-BR": "desempenho" },
  postgresql: { es: "PostgreSQL", en: "PostgreSQL", "pt-BR": "PostgreSQL" },
  pricing: { es: "precios", en: "pricing", "pt-BR": "precificação" },
  probability: { es: "probabilidad", en: "probability", "pt-BR": "probabilidade" },
  python: { es: "Python", en: "Python", "pt-BR": "Python" },
  reliability: { es: "confiabilidad", en: "reliability", "pt-BR": "confiabilidade" },
  retrieval: { es: "búsqueda", en: "retrieval", "pt-BR": "recuperação" },
  screenwriting: { es: "guion", en: "screenwriting", "pt-BR": "roteiro" },
  sql: { es: "SQL", en: "SQL", "pt-BR": "SQL" },
  tokens: { es: "tokens de diseño", en: "design tokens", "pt-BR": "tokens de design" },
  typescript: { es: "TypeScript", en: "TypeScript", "pt-BR": "TypeScript" },
  wcag: { es: "WCAG", en: "WCAG", "pt-BR": "WCAG" },
  writing: { es: "escritura", en: "writing", "pt-BR": "escrita" },
};

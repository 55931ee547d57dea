import type { Localized } from "./types.ts";

export interface InstructorSeed {
  readonly slug: string;
  readonly name: string;
  readonly title: Localized;
  readonly company: string;
  readonly bio: Localized;
  readonly email: string;
  readonly linkedinUrl: string;
  readonly timeZone: string;
}

/** Six invented people; every address uses a domain reserved for examples. */
export const instructors: readonly InstructorSeed[] = [
  {
    slug: "nayra-quispe",
    name: "Nayra Quispe",
    title: { es: "Ingeniera de datos", en: "Data engineer", "pt-BR": "Engenheira de dados" },
    company: "Observatorio del Altiplano",
    bio: {
      es: "Doce años entre tiendas, bancos y un observatorio meteorológico en La Paz. Empezó arreglando informes que nadie quería abrir y terminó enseñando a leer planes de ejecución a quienes los escribían. «Casi todo lo que sé lo aprendí midiendo una sospecha que resultó falsa.»",
      en: "Twelve years between shops, banks and a weather observatory in La Paz. She began by fixing reports nobody wanted to open and ended up teaching their authors to read execution plans. “Almost everything I know I learned by measuring a hunch that turned out wrong.”",
      "pt-BR": "Doze anos entre lojas, bancos e um observatório meteorológico em La Paz. Começou consertando relatórios que ninguém queria abrir e acabou ensinando quem os escrevia a ler planos de execução. “Quase tudo o que sei aprendi medindo uma suspeita que se mostrou falsa.”",
    },
    email: "nayra@criterio.example",
    linkedinUrl: "https://www.linkedin.example/in/nayra-quispe-datos",
    timeZone: "America/La_Paz",
  },
  {
    slug: "iria-castineira",
    name: "Iria Castiñeira",
    title: {
      es: "Diseñadora de interfaces y desarrolladora web",
      en: "Interface designer and web developer",
      "pt-BR": "Designer de interfaces e desenvolvedora web",
    },
    company: "Estudio Rompente",
    bio: {
      es: "Gallega de Vigo, con ocho años en São Paulo. Ha cuidado el sistema de diseño de una aerolínea y el de una red de bibliotecas, y asegura que el segundo era más difícil. Enseña en español y portugués, y prueba todo primero con el teclado.",
      en: "From Vigo, in Galicia, by way of eight years in São Paulo. She has looked after the design system of an airline and that of a public library network, and says the second was harder. She teaches in Spanish and Portuguese and tries everything with the keyboard first.",
      "pt-BR": "Galega de Vigo, com oito anos de São Paulo. Cuidou do design system de uma companhia aérea e do de uma rede de bibliotecas, e garante que o segundo era mais difícil. Ensina em espanhol e português e testa tudo primeiro com o teclado.",
    },
    email: "iria@criterio.example",
    linkedinUrl: "https://www.linkedin.example/in/iria-castineira",
    timeZone: "Europe/Madrid",
  },
  {
    slug: "lucia-ferreyra",
    name: "Lucía Ferreyra",
    title: {
      es: "Ingeniera de seguridad y fundadora",
      en: "Security engineer and founder",
      "pt-BR": "Engenheira de segurança e fundadora",
    },
    company: "Faro Sur Seguridad",
    bio: {
      es: "Dirige una consultora de seguridad de siete personas en Montevideo. Pasó nueve años buscando fallas en tiendas y hospitales; luego tuvo que aprender a cobrar por ello, y ese segundo oficio le costó más que el primero. Enseña los dos.",
      en: "She runs a seven-person security consultancy in Montevideo. After nine years of finding flaws in shops and hospitals she had to learn how to charge for it, and the second trade proved harder than the first. She teaches both.",
      "pt-BR": "Dirige uma consultoria de segurança de sete pessoas em Montevidéu. Passou nove anos procurando falhas em lojas e hospitais; depois precisou aprender a cobrar por isso, e esse segundo ofício custou mais que o primeiro. Ensina os dois.",
    },
    email: "lucia@criterio.example",
    linkedinUrl: "https://www.linkedin.example/in/lucia-ferreyra-seguridad",
    timeZone: "America/Montevideo",
  },
  {
    slug: "maeve-okafor",
    name: "Maeve Okafor",
    title: { es: "Ingeniera de software", en: "Staff software engineer", "pt-BR": "Engenheira de software" },
    company: "Liffey Payments",
    bio: {
      es: "Irlandesa de familia nigeriana; trabaja en Dublín en sistemas de pago que no pueden detenerse un viernes. Ha escrito más informes de incidentes que funcionalidades y cree que un buen tipo vale lo que una buena prueba.",
      en: "Irish, of a Nigerian family, she works in Dublin on payment systems that cannot stop on a Friday. She has written more incident reports than features and believes that a good type is worth a good test.",
      "pt-BR": "Irlandesa de família nigeriana, trabalha em Dublin com sistemas de pagamento que não podem parar numa sexta-feira. Já escreveu mais relatórios de incidente do que funcionalidades e acredita que um bom tipo vale tanto quanto um bom teste.",
    },
    email: "maeve@criterio.example",
    linkedinUrl: "https://www.linkedin.example/in/maeve-okafor",
    timeZone: "Europe/Dublin",
  },
  {
    slug: "mateo-villasenor",
    name: "Mateo Villaseñor",
    title: {
      es: "Matemático e ingeniero de aprendizaje automático",
      en: "Mathematician and machine learning engineer",
      "pt-BR": "Matemático e engenheiro de aprendizado de máquina",
    },
    company: "Laboratorio Colibrí",
    bio: {
      es: "Estudió matemática en la Ciudad de México y trabaja en modelos para hospitales públicos, donde una respuesta sin fuente no sirve. Da clase con lápiz: si una derivada no cabe en una hoja, todavía no la entendió.",
      en: "He studied mathematics in Mexico City and builds models for public hospitals, where an answer without a source is of no use. He teaches with a pencil: if a derivative does not fit on one sheet, he has not understood it yet.",
      "pt-BR": "Estudou matemática na Cidade do México e trabalha com modelos para hospitais públicos, onde uma resposta sem fonte não serve. Dá aula com lápis: se uma derivada não cabe em uma folha, ele ainda não a entendeu.",
    },
    email: "mateo@criterio.example",
    linkedinUrl: "https://www.linkedin.example/in/mateo-villasenor-ml",
    timeZone: "America/Mexico_City",
  },
  {
    slug: "caio-tavares",
    name: "Caio Tavares",
    title: { es: "Periodista y editor de video", en: "Journalist and video editor", "pt-BR": "Jornalista e editor de vídeo" },
    company: "Produtora Maré Alta",
    bio: {
      es: "Periodista de Recife. Fue editor de texto en un diario durante once años y hoy monta documentales cortos y ayuda a equipos técnicos a escribir mensajes que se entienden a la primera. Corta todo lo que puede, también sus propias biografías.",
      en: "A journalist from Recife. He was a copy editor at a daily paper for eleven years; today he cuts short documentaries and helps technical teams write messages that are understood the first time. He trims everything, his own biographies included.",
      "pt-BR": "Jornalista do Recife. Foi editor de texto de um jornal diário por onze anos; hoje monta documentários curtos e ajuda equipes técnicas a escrever mensagens que se entendem de primeira. Corta tudo o que pode, inclusive as próprias biografias.",
    },
    email: "caio@criterio.example",
    linkedinUrl: "https://www.linkedin.example/in/caio-tavares-roteiro",
    timeZone: "America/Recife",
  },
];

import { lessonsOf } from "../../lessons-of.ts";
import type { CourseSeed } from "../../types.ts";

const { article } = lessonsOf("acessibilidade-a-serio");

export const acessibilidadeASerio: CourseSeed = {
  slug: "acessibilidade-a-serio",
  code: "CRI-230",
  title: "Acessibilidade a sério: teclado, leitor e contraste",
  summary: "Audite uma interface real, corrija o que encontrou e prove que ficou melhor.",
  description: `Ferramentas automáticas encontram só uma parte das barreiras. O resto aparece quando alguém usa a página de verdade: com o teclado, com um leitor de tela, com zoom de 400%. Este curso ensina esse trabalho, do primeiro Tab ao relatório.

Os exemplos saem de uma loja de ingressos com um menu, uma busca, um formulário de compra e uma janela de confirmação. Em cada lição você vê a barreira, o conserto e o teste, e depois repete o caminho no seu próprio produto.

Seguimos as WCAG 2.2, nível AA, explicadas em português comum e sempre ligadas a uma pessoa e a uma tarefa. **É preciso saber HTML e o básico de CSS e JavaScript.**`,
  objective: "Conduzir uma auditoria de acessibilidade e corrigir os problemas por ordem de impacto.",
  audience: [
    "Desenvolvedores front-end que querem entregar interfaces que funcionam para todo mundo",
    "Designers que especificam estados de foco, contraste e erros",
    "Pessoas de qualidade que vão incluir acessibilidade nos testes",
  ],
  outcomes: [
    "Calcular contraste e escolher cores que passam",
    "Gerenciar o foco em menus, janelas e mudanças de página",
    "Escrever nomes, papéis e estados que o leitor de tela anuncia",
    "Avisar mudanças sem interromper quem está usando",
    "Testar com teclado, NVDA e VoiceOver em um roteiro repetível",
    "Escrever um relatório que a equipe consegue resolver",
  ],
  topic: "web",
  secondaryTopics: ["design"],
  tags: ["accessibility", "wcag", "html", "css"],
  level: "intermediate",
  language: "pt-BR",
  modality: "online",
  format: "self_paced",
  durationHours: 8,
  totalSessions: 0,
  weeks: 4,
  hoursPerWeek: 2,
  scheduleText: "No seu ritmo. Duas horas por semana durante um mês.",
  price: { amount: 24900, currency: "BRL" },
  prerequisites: ["html-que-todos-entienden"],
  instructors: ["iria-castineira", "caio-tavares"],
  faq: [
    { question: "Preciso de um leitor de tela pago?", answer: "Não. O NVDA, para Windows, é gratuito; o VoiceOver já vem no macOS e no iOS, e o TalkBack, no Android." },
    { question: "O curso prepara para alguma certificação?", answer: "Não é um preparatório, embora cubra boa parte do que um especialista em acessibilidade web usa no dia a dia." },
    { question: "O pré-requisito está em espanhol. E se eu não leio?", answer: "Se você já escreve HTML com títulos, listas e formulários bem marcados, pode começar direto." },
  ],
  status: "published",
  modules: [
    {
      number: 1,
      title: "Ver e alcançar",
      objective: "Corrigir contraste e foco, as duas barreiras mais frequentes.",
      hours: 3,
      week: 1,
      topics: ["WCAG 2.2", "Contraste", "Foco"],
      lessons: [
        article("quem-fica-de-fora", "Quem fica de fora", 12, "As barreiras têm tarefa e pessoa; as WCAG são o jeito de nomeá-las.", "preview"),
        article("contraste-com-conta", "Contraste, com a conta", 14, "De onde sai o 4,5 para 1 e como escolher cores que passam."),
        article("foco-que-nao-se-perde", "Foco que não se perde", 15, "Menus, janelas e troca de página sem deixar ninguém no vazio."),
      ],
    },
    {
      number: 2,
      title: "Ouvir e entender",
      objective: "Dar a cada controle um nome, um papel e um estado corretos.",
      hours: 3,
      week: 2,
      topics: ["ARIA", "Regiões vivas", "Nome acessível"],
      lessons: [
        article("nome-papel-e-estado", "Nome, papel e estado", 14, "As três informações que um leitor de tela precisa de cada controle."),
        article("avisar-sem-interromper", "Avisar sem interromper", 12, "Regiões vivas: quando usar, quando calar."),
      ],
    },
    {
      number: 3,
      title: "Auditar",
      objective: "Testar com um roteiro e escrever achados que a equipe resolve.",
      hours: 2,
      week: 4,
      topics: ["Roteiro de teste", "Severidade", "Relatório"],
      lessons: [
        article("um-relatorio-que-se-resolve", "Um relatório que se resolve", 14, "Roteiro, severidade e a anatomia de um achado que ninguém precisa perguntar o que é."),
      ],
    },
  ],
};

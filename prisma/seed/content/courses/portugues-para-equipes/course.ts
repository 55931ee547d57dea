import { lessonsOf } from "../../lessons-of.ts";
import type { CourseSeed } from "../../types.ts";

const { article } = lessonsOf("portugues-para-equipes");

export const portuguesParaEquipes: CourseSeed = {
  slug: "portugues-para-equipes",
  code: "CRI-120",
  title: "Português para equipes: escreva e seja entendido",
  summary: "Escreva mensagens, pedidos e documentos que a equipe entende na primeira leitura.",
  description: `A maior parte do trabalho em equipe acontece por escrito: um pedido no chat, um e-mail para o cliente, a descrição de uma tarefa. Quando o texto falha, a conta chega em forma de reunião.

Este curso trata do português que se usa no trabalho. Não é um curso de gramática, embora passe pela crase e pela vírgula onde elas mudam o sentido. É um curso de edição: pegar um texto real, descobrir o que o leitor precisa fazer e cortar o que atrapalha.

Todos os exemplos saem de uma equipe inventada que organiza eventos no Recife. Em cada lição você reescreve um texto dela e, depois, um seu.`,
  objective: "Escrever textos de trabalho que deixam claro quem faz o quê, até quando e por quê.",
  audience: [
    "Pessoas que coordenam equipes por mensagem e por e-mail",
    "Profissionais técnicos que escrevem para quem não é da área",
    "Falantes de espanhol que trabalham em português",
  ],
  outcomes: [
    "Abrir um texto com o que o leitor precisa saber",
    "Transformar um pedido vago em um pedido com dono e prazo",
    "Cortar um terço de um texto sem perder informação",
    "Usar crase e vírgula onde elas mudam o sentido",
    "Discordar e dar más notícias por escrito, com respeito",
    "Evitar os falsos cognatos entre o português e o espanhol",
  ],
  topic: "languages",
  secondaryTopics: ["business"],
  tags: ["writing"],
  level: "beginner",
  language: "pt-BR",
  modality: "online",
  format: "self_paced",
  durationHours: 6,
  totalSessions: 0,
  weeks: 3,
  hoursPerWeek: 2,
  scheduleText: "No seu ritmo. Duas horas por semana, com textos seus.",
  price: { amount: 0, currency: "BRL" },
  prerequisites: [],
  instructors: ["caio-tavares"],
  faq: [
    { question: "Preciso ser brasileiro?", answer: "Não. Se você lê em português, acompanha tudo. A última lição foi pensada para quem fala espanhol." },
    { question: "Segue qual norma?", answer: "O português brasileiro com o Acordo Ortográfico em vigor. Quando o uso no trabalho se afasta da norma, a lição avisa." },
    { question: "Alguém corrige meus textos?", answer: "Cada exercício traz uma solução comentada, e no fórum outros estudantes podem ler o seu texto." },
  ],
  status: "published",
  modules: [
    {
      number: 1,
      title: "Primeiro, o leitor",
      objective: "Escrever pedidos que podem ser atendidos sem outra mensagem.",
      hours: 2,
      week: 1,
      topics: ["Pirâmide invertida", "Pedidos", "Assunto"],
      lessons: [
        article("comece-pelo-fim", "Comece pelo fim", 12, "A primeira frase diz o que o leitor precisa saber ou fazer.", "preview"),
        article("pedidos-com-dono-e-prazo", "Pedidos com dono e prazo", 12, "Quem, o quê, até quando e como saber que ficou pronto."),
      ],
    },
    {
      number: 2,
      title: "Frases que andam",
      objective: "Encurtar um texto e resolver as dúvidas que mudam o sentido.",
      hours: 2,
      week: 2,
      topics: ["Edição", "Crase", "Vírgula"],
      lessons: [
        article("cortar-um-terco", "Cortar um terço", 13, "Cinco tesouras que encurtam quase qualquer texto."),
        article("crase-e-virgula-no-trabalho", "Crase e vírgula no trabalho", 14, "Só os casos em que o erro muda o que você disse."),
      ],
    },
    {
      number: 3,
      title: "Pessoas e idiomas",
      objective: "Escrever bem quando a notícia é ruim ou quando o leitor fala outra língua.",
      hours: 2,
      week: 3,
      topics: ["Más notícias", "Discordância", "Falsos cognatos"],
      lessons: [
        article("discordar-por-escrito", "Discordar por escrito", 12, "Más notícias e desacordos sem rodeio e sem ferir."),
        article("entre-portugues-e-espanhol", "Entre o português e o espanhol", 12, "Falsos cognatos e estruturas que confundem equipes mistas."),
      ],
    },
  ],
};

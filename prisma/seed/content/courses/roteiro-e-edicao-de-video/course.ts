import { lessonsOf } from "../../lessons-of.ts";
import type { CourseSeed } from "../../types.ts";

const { article } = lessonsOf("roteiro-e-edicao-de-video");

export const roteiroEEdicaoDeVideo: CourseSeed = {
  slug: "roteiro-e-edicao-de-video",
  code: "CRI-240",
  title: "Roteiro e edição de vídeo",
  summary: "Em seis semanas, escreva, grave e monte um vídeo de três minutos que alguém veja até o fim.",
  description: `Um vídeo ruim quase nunca é culpa da câmera. É culpa de não ter decidido, antes de gravar, o que a pessoa deve sentir ou entender no fim. Este curso começa no papel e só depois liga o microfone.

Cada participante faz um único vídeo de três minutos: um retrato, uma explicação ou uma pequena reportagem. O grupo vê o roteiro, o primeiro corte e o corte final de todos, e aprende tanto com o dos outros quanto com o próprio.

O curso é híbrido. Quatro encontros são on-line, nas noites de quarta; dois são presenciais, aos sábados, no Recife, para gravar e para a sessão final. Quem está longe acompanha os sábados por transmissão e grava na própria cidade com um roteiro de produção.

**Serve qualquer celular recente.** A montagem usa programas gratuitos e alguns comandos do FFmpeg.`,
  objective: "Escrever, gravar, montar e publicar um vídeo de três minutos com som claro e legendas.",
  audience: [
    "Professores e comunicadores que gravam as próprias aulas e histórias",
    "Jornalistas de texto que vão começar a fazer vídeo",
    "Equipes pequenas que produzem para organizações sociais",
  ],
  outcomes: [
    "Resumir uma ideia em uma pergunta que o vídeo responde",
    "Escrever um roteiro em duas colunas",
    "Gravar voz limpa em um quarto comum",
    "Montar por sentido e respiração, não por efeito",
    "Publicar com volume padronizado, legendas e tamanho certo",
  ],
  topic: "media",
  secondaryTopics: [],
  tags: ["screenwriting", "editing"],
  level: "beginner",
  language: "pt-BR",
  modality: "hybrid",
  format: "cohort",
  durationHours: 24,
  totalSessions: 6,
  weeks: 6,
  hoursPerWeek: 4,
  scheduleText: "Quartas, das 19h30 às 21h30, on-line; dois sábados presenciais no Recife, das 9h às 13h.",
  startsAt: "2027-04-07T19:30:00-03:00",
  endsAt: "2027-05-15T13:00:00-03:00",
  timeZone: "America/Recife",
  maxStudents: 18,
  price: { amount: 69000, currency: "BRL" },
  earlyBird: { amount: 55000, deadline: "2027-03-01T23:59:59-03:00" },
  prerequisites: [],
  instructors: ["caio-tavares"],
  faq: [
    { question: "Preciso morar no Recife?", answer: "Não. Os sábados são transmitidos, e há um roteiro para gravar na sua cidade. Você perde o bolo de rolo, não o conteúdo." },
    { question: "Que equipamento devo ter?", answer: "Um celular que grave em 1080p, fones de ouvido e um computador em que você consiga instalar um editor gratuito." },
    { question: "E se eu faltar a um encontro?", answer: "Fica gravado por 60 dias. As sessões de crítica rendem mais ao vivo; tente guardar as quartas." },
  ],
  status: "published",
  modules: [
    {
      number: 1,
      title: "No papel",
      objective: "Sair com uma pergunta, uma escaleta e um roteiro em duas colunas.",
      hours: 8,
      week: 1,
      startsOn: "2027-04-07",
      endsOn: "2027-04-20",
      topics: ["Premissa", "Escaleta", "Duas colunas"],
      sessions: [
        { date: "2027-04-07T19:30:00-03:00", name: "Da ideia à pergunta", hours: 2 },
        { date: "2027-04-14T19:30:00-03:00", name: "Leitura de roteiros", hours: 2 },
      ],
      lessons: [
        article("uma-pergunta-por-video", "Uma pergunta por vídeo", 12, "Se o vídeo não responde a uma pergunta, ele só mostra coisas.", "preview"),
        article("o-roteiro-em-duas-colunas", "O roteiro em duas colunas", 13, "O que se vê de um lado, o que se ouve do outro, e o tempo no meio."),
      ],
    },
    {
      number: 2,
      title: "Gravar",
      objective: "Captar voz limpa e planos que se deixam montar.",
      hours: 8,
      week: 3,
      startsOn: "2027-04-21",
      endsOn: "2027-05-04",
      topics: ["Som", "Luz", "Cobertura"],
      sessions: [
        { date: "2027-04-24T09:00:00-03:00", name: "Oficina de gravação (presencial)", hours: 4 },
        { date: "2027-04-28T19:30:00-03:00", name: "Primeiras imagens", hours: 2 },
      ],
      lessons: [
        article("som-antes-da-imagem", "Som antes da imagem", 13, "Um quarto, um cobertor e um celular bem posicionado."),
        article("planos-que-se-montam", "Planos que se montam", 12, "Cinco planos que salvam a edição, e por que segurar dez segundos."),
      ],
    },
    {
      number: 3,
      title: "Montar e publicar",
      objective: "Cortar com intenção e entregar um arquivo correto, com legendas.",
      hours: 8,
      week: 5,
      startsOn: "2027-05-05",
      endsOn: "2027-05-15",
      topics: ["Ritmo", "Legendas", "FFmpeg"],
      sessions: [
        { date: "2027-05-05T19:30:00-03:00", name: "Crítica do primeiro corte", hours: 2 },
        { date: "2027-05-15T09:00:00-03:00", name: "Sessão final (presencial)", hours: 4 },
      ],
      lessons: [
        article("cortar-pelo-sentido", "Cortar pelo sentido", 13, "Três passadas na linha do tempo, e nenhuma começa pela música."),
        article("entregar-o-arquivo-certo", "Entregar o arquivo certo", 14, "Volume, legendas, tamanho e os comandos que verificam tudo."),
      ],
    },
  ],
};

import type { LegalDocumentSeed } from "../legal-document.ts";

const es = `Queremos que cualquier persona pueda elegir, pagar y terminar un curso. Trabajamos con las WCAG 2.2, nivel AA, como mínimo.

## Qué puedes esperar

- Todo se puede hacer con el teclado, y el foco siempre se ve.
- Los videos tienen subtítulos y una transcripción que se puede leer y buscar.
- Las páginas funcionan con zoom de 400 % y con lector de pantalla.
- Ningún dato se comunica solo con el color, y respetamos la preferencia de menos movimiento.
- Los cuestionarios con tiempo se pueden extender; pídelo a tu docente antes de empezar.

## Lo que todavía no está bien

Las fórmulas matemáticas extensas se leen con dificultad en algunos lectores de pantalla, y los archivos que suben los docentes pueden no ser accesibles. Si te toca uno, pídenos otra versión.

## Avísanos

Escribe a accesibilidad@criterio.example y cuéntanos qué intentabas hacer. Respondemos en dos días hábiles, con una solución o con una manera de completar lo que necesitabas mientras la preparamos.`;

const en = `We want anyone to be able to choose, pay for and finish a course. We work to WCAG 2.2, level AA, as a minimum.

## What you can expect

- Everything can be done with the keyboard, and focus is always visible.
- Videos have captions, and a transcript that can be read and searched.
- Pages work at 400% zoom and with a screen reader.
- Nothing is conveyed by colour alone, and we respect your preference for less motion.
- Timed quizzes can be extended; ask your instructor before you start.

## What is not right yet

Long mathematical formulas are hard to follow in some screen readers, and files uploaded by instructors may not be accessible. If you meet one, ask us for another version.

## Tell us

Write to accessibility@criterio.example and tell us what you were trying to do. We answer within two working days, with a fix or with a way to complete what you needed while we prepare one.`;

const pt = `Queremos que qualquer pessoa consiga escolher, pagar e concluir um curso. Trabalhamos com as WCAG 2.2, nível AA, como mínimo.

## O que você pode esperar

- Tudo pode ser feito com o teclado, e o foco está sempre visível.
- Os vídeos têm legendas e uma transcrição que se pode ler e pesquisar.
- As páginas funcionam com zoom de 400% e com leitor de tela.
- Nenhuma informação depende só da cor, e respeitamos a preferência por menos movimento.
- Questionários com tempo podem ser estendidos; peça ao professor antes de começar.

## O que ainda não está bom

Fórmulas matemáticas longas são difíceis de acompanhar em alguns leitores de tela, e os arquivos enviados por professores podem não ser acessíveis. Se encontrar um, peça outra versão.

## Avise

Escreva para acessibilidade@criterio.example e conte o que estava tentando fazer. Respondemos em até dois dias úteis, com uma solução ou com um jeito de concluir o que você precisava enquanto a preparamos.`;

export const accessibility: LegalDocumentSeed = {
  slug: "accessibility",
  title: { es: "Accesibilidad", en: "Accessibility", "pt-BR": "Acessibilidade" },
  updatedOn: "2026-11-01",
  body: { es, en, "pt-BR": pt },
};

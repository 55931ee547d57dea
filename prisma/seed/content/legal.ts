import type { Localized } from "./types.ts";

export type LegalSlug = "refunds" | "terms" | "privacy" | "accessibility";

export interface LegalDocumentSeed {
  readonly slug: LegalSlug;
  readonly title: Localized;
  /** Calendar day of the current version, YYYY-MM-DD. */
  readonly updatedOn: string;
  /** Markdown; headings start at level 2. */
  readonly body: Localized;
}

const refundsEs = `Puedes pedir el reembolso de un curso **dentro de los 14 días** de haberlo comprado, sin explicar el motivo.

## Cursos a tu ritmo

- Si avanzaste **menos de 30 %**, se aprueba en el momento.
- Si avanzaste más, responde una persona en dos días hábiles. Cuéntanos qué no funcionó.

## Cursos con fechas

- Hasta **7 días antes** del comienzo: reembolso completo, aunque hayan pasado los 14 días.
- Después del comienzo: valen los 14 días desde la compra, si asististe a un encuentro como máximo.
- Si nosotros cancelamos o cambiamos las fechas, tú eliges entre el reembolso y el grupo siguiente.

## Cómo se pide y cuándo llega

Desde *Mis compras*, con un botón. El dinero vuelve por el mismo medio con el que pagaste; enviamos la orden en el día y tu banco puede demorar hasta diez días hábiles. Al aprobarse se cierra el acceso, y tus notas se pueden descargar antes.

Si la ley de tu país te da más derechos que esta página, vale la ley.`;

const refundsEn = `You can ask for a refund of a course **within 14 days** of buying it, without giving a reason.

## Self-paced courses

- If you completed **less than 30%**, it is approved on the spot.
- If you completed more, a person answers within two working days. Tell us what went wrong.

## Courses with dates

- Up to **7 days before** the start: a full refund, even if the 14 days have passed.
- After the start: the 14 days from purchase apply, provided that you attended one session at most.
- If we cancel or move the dates, you choose between a refund and the next group.

## How to ask, and when it arrives

From *My purchases*, with one button. The money returns the way you paid; we send the order the same day and your bank may take up to ten working days. Access closes on approval, and you can download your notes before that.

If the law of your country gives you more rights than this page, the law prevails.`;

const refundsPt = `Você pode pedir o reembolso de um curso **em até 14 dias** após a compra, sem explicar o motivo.

## Cursos no seu ritmo

- Se você concluiu **menos de 30%**, a aprovação é imediata.
- Se concluiu mais, uma pessoa responde em até dois dias úteis. Conte o que não funcionou.

## Cursos com datas

- Até **7 dias antes** do início: reembolso integral, mesmo depois dos 14 dias.
- Depois do início: valem os 14 dias da compra, se você participou de no máximo um encontro.
- Se nós cancelarmos ou mudarmos as datas, você escolhe entre o reembolso e a próxima turma.

## Como pedir e quando chega

Em *Minhas compras*, com um botão. O dinheiro volta pelo mesmo meio de pagamento; enviamos a ordem no mesmo dia, e o banco pode levar até dez dias úteis. O acesso se encerra na aprovação, e antes disso você pode baixar as suas anotações.

Se a lei do seu país lhe dá mais direitos do que esta página, vale a lei.`;

const termsEs = `Esta es una escuela de demostración. Los cursos, las personas y los precios son inventados, y ningún cobro es real.

## Tu cuenta

Es personal. Puedes usarla en varios dispositivos; no la compartas. Si ves algo raro, cierra las sesiones desde *Seguridad* y avísanos.

## Lo que compras

El acceso a un curso, para ti, sin fecha de cierre salvo que la página del curso diga otra cosa. Los cursos con fechas incluyen además los encuentros y sus grabaciones durante el tiempo indicado. No compras los materiales para revenderlos ni publicarlos.

## Lo que escribes

Tus notas, trabajos y mensajes son tuyos. Nos permites guardarlos y mostrarlos donde tú decides: una nota es privada, una pregunta del foro la ve el grupo.

## Convivencia

Se puede discutir cualquier idea. No se puede acosar, discriminar, publicar datos ajenos ni entregar como propio lo que hizo otra persona. Las decisiones de moderación se explican y se pueden apelar.

## Certificados

Acreditan lo que completaste y aprobaste en esta escuela. No son títulos oficiales.

## Cambios

Si cambiamos algo importante, avisamos por correo 30 días antes. Si no estás de acuerdo, puedes cerrar la cuenta y pedir el reembolso que corresponda.`;

const termsEn = `This is a demonstration school. Courses, people and prices are invented, and no charge is real.

## Your account

It is personal. Use it on several devices; do not share it. If you notice something strange, close your sessions under *Security* and tell us.

## What you buy

Access to a course, for you, with no closing date unless the course page says otherwise. Courses with dates also include the sessions and their recordings for the time shown. You do not buy the materials to resell or publish them.

## What you write

Your notes, work and messages are yours. You let us store them and show them where you decide: a note is private, a question in the forum is seen by the group.

## Living together

Any idea may be argued with. Nobody may harass, discriminate, publish other people's data or hand in someone else's work as their own. Moderation decisions are explained and can be appealed.

## Certificates

They state what you completed and passed at this school. They are not official degrees.

## Changes

If we change something important, we write to you 30 days before. If you disagree, you can close your account and ask for the refund that applies.`;

const termsPt = `Esta é uma escola de demonstração. Os cursos, as pessoas e os preços são inventados, e nenhuma cobrança é real.

## Sua conta

É pessoal. Você pode usá-la em vários dispositivos; não a compartilhe. Se notar algo estranho, encerre as sessões em *Segurança* e nos avise.

## O que você compra

O acesso a um curso, para você, sem data de encerramento, a menos que a página do curso diga o contrário. Cursos com datas incluem também os encontros e as gravações pelo prazo indicado. Você não compra os materiais para revendê-los ou publicá-los.

## O que você escreve

Suas anotações, trabalhos e mensagens são seus. Você nos permite guardá-los e mostrá-los onde decidir: uma anotação é privada, uma pergunta no fórum é vista pelo grupo.

## Convivência

Qualquer ideia pode ser discutida. Não é permitido assediar, discriminar, publicar dados de outras pessoas nem entregar como seu o trabalho de alguém. As decisões de moderação são explicadas e admitem recurso.

## Certificados

Atestam o que você concluiu e em que foi aprovado nesta escola. Não são diplomas oficiais.

## Mudanças

Se mudarmos algo importante, avisamos por e-mail 30 dias antes. Se você não concordar, pode encerrar a conta e pedir o reembolso cabível.`;

const privacyEs = `Guardamos lo necesario para que aprendas y nada para vender.

## Qué guardamos y para qué

| Dato | Para qué | Hasta cuándo |
| --- | --- | --- |
| Nombre y correo | Tu cuenta y los avisos que elijas | Hasta que la cierres |
| Avance, notas y entregas | Seguir donde estabas y corregir | Hasta que la cierres |
| Compras y facturas | Obligación fiscal | El plazo que fija la ley |
| Sesiones y dispositivos | Seguridad | 90 días |

No vemos el número de tu tarjeta: lo procesa la pasarela de pagos.

## Quién más lo ve

Tus docentes ven tu avance en su curso y lo que les entregas. Si una organización pagó tu lugar, ve tu avance y tus notas finales; no tus apuntes ni tus mensajes. Puedes ocultar tu nombre a otros estudiantes.

## Inteligencia artificial

El tutor usa los materiales del curso y tu pregunta. No usamos tus mensajes para entrenar modelos. Las respuestas muestran su fuente, y una decisión que te afecta la revisa siempre una persona.

## Tus derechos

Desde *Privacidad* puedes descargar tus datos, corregirlos o borrar la cuenta. Lo que la ley obliga a conservar queda separado y sin uso. Escríbenos a privacidad@criterio.example.

## Cookies

Solo las que hacen falta para tener la sesión abierta y recordar tu idioma y tu tema. Ninguna de publicidad.`;

const privacyEn = `We keep what is needed for you to learn, and nothing to sell.

## What we keep, and why

| Data | Why | Until |
| --- | --- | --- |
| Name and e-mail | Your account and the notices you choose | You close it |
| Progress, notes and work | To resume where you were, and to grade | You close it |
| Purchases and invoices | Tax law | The period set by law |
| Sessions and devices | Security | 90 days |

We never see your card number: the payment processor handles it.

## Who else sees it

Your instructors see your progress in their course and the work you hand in. If an organization paid for your seat, it sees your progress and final grades, but not your notes or your messages. You can hide your name from other students.

## Artificial intelligence

The tutor uses the course materials and your question. We do not use your messages to train models. Answers show their source, and a decision that affects you is always reviewed by a person.

## Your rights

Under *Privacy* you can download your data, correct it or delete your account. What the law requires us to keep is set apart and unused. Write to privacy@criterio.example.

## Cookies

Only those needed to keep you signed in and to remember your language and theme. None for advertising.`;

const privacyPt = `Guardamos o necessário para você aprender, e nada para vender.

## O que guardamos e para quê

| Dado | Para quê | Até quando |
| --- | --- | --- |
| Nome e e-mail | Sua conta e os avisos que você escolher | Você a encerrar |
| Progresso, anotações e entregas | Continuar de onde parou e corrigir | Você a encerrar |
| Compras e notas fiscais | Obrigação fiscal | O prazo definido em lei |
| Sessões e dispositivos | Segurança | 90 dias |

Nunca vemos o número do seu cartão: quem o processa é o meio de pagamento.

## Quem mais vê

Seus professores veem o seu progresso no curso deles e o que você entrega. Se uma organização pagou a sua vaga, ela vê o seu progresso e as notas finais, mas não as suas anotações nem as suas mensagens. Você pode ocultar o seu nome dos outros estudantes.

## Inteligência artificial

O tutor usa os materiais do curso e a sua pergunta. Não usamos as suas mensagens para treinar modelos. As respostas mostram a fonte, e uma decisão que afeta você é sempre revisada por uma pessoa.

## Seus direitos

Em *Privacidade* você pode baixar os seus dados, corrigi-los ou excluir a conta. O que a lei obriga a guardar fica separado e sem uso. Escreva para privacidade@criterio.example.

## Cookies

Só os necessários para manter a sessão aberta e lembrar o idioma e o tema. Nenhum de publicidade.`;

const accessibilityEs = `Queremos que cualquier persona pueda elegir, pagar y terminar un curso. Trabajamos con las WCAG 2.2, nivel AA, como mínimo.

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

const accessibilityEn = `We want anyone to be able to choose, pay for and finish a course. We work to WCAG 2.2, level AA, as a minimum.

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

const accessibilityPt = `Queremos que qualquer pessoa consiga escolher, pagar e concluir um curso. Trabalhamos com as WCAG 2.2, nível AA, como mínimo.

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

/** What the demo school promises; short on purpose, and in force in all three languages. */
export const legalDocuments: readonly LegalDocumentSeed[] = [
  {
    slug: "refunds",
    title: { es: "Reembolsos", en: "Refunds", "pt-BR": "Reembolsos" },
    updatedOn: "2026-11-01",
    body: { es: refundsEs, en: refundsEn, "pt-BR": refundsPt },
  },
  {
    slug: "terms",
    title: { es: "Términos de uso", en: "Terms of use", "pt-BR": "Termos de uso" },
    updatedOn: "2026-11-01",
    body: { es: termsEs, en: termsEn, "pt-BR": termsPt },
  },
  {
    slug: "privacy",
    title: { es: "Privacidad", en: "Privacy", "pt-BR": "Privacidade" },
    updatedOn: "2026-11-01",
    body: { es: privacyEs, en: privacyEn, "pt-BR": privacyPt },
  },
  {
    slug: "accessibility",
    title: { es: "Accesibilidad", en: "Accessibility", "pt-BR": "Acessibilidade" },
    updatedOn: "2026-11-01",
    body: { es: accessibilityEs, en: accessibilityEn, "pt-BR": accessibilityPt },
  },
];

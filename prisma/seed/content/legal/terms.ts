import type { LegalDocumentSeed } from "../legal-document.ts";

const es = `Esta es una escuela de demostración. Los cursos, las personas y los precios son inventados, y ningún cobro es real.

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

const en = `This is a demonstration school. Courses, people and prices are invented, and no charge is real.

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

const pt = `Esta é uma escola de demonstração. Os cursos, as pessoas e os preços são inventados, e nenhuma cobrança é real.

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

export const terms: LegalDocumentSeed = {
  slug: "terms",
  title: { es: "Términos de uso", en: "Terms of use", "pt-BR": "Termos de uso" },
  updatedOn: "2026-11-01",
  body: { es, en, "pt-BR": pt },
};

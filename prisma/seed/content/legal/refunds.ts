import type { LegalDocumentSeed } from "../legal-document.ts";

const es = `Puedes pedir el reembolso de un curso **dentro de los 14 días** de haberlo comprado, sin explicar el motivo.

## Cursos a tu ritmo

- Si avanzaste **menos de 30 %**, se devuelve todo.
- Si avanzaste más, una persona lee tu caso y te contesta en dos días hábiles. Cuéntanos qué no funcionó.

## Cursos con fechas

- Hasta **7 días antes** del comienzo: reembolso completo, aunque hayan pasado los 14 días.
- Después del comienzo: valen los 14 días desde la compra, si asististe a un encuentro como máximo.
- Si nosotros cancelamos o cambiamos las fechas, tú eliges entre el reembolso y el grupo siguiente.

## Cómo se pide y cuándo llega

Responde al correo que trajo tu recibo: lleva el número de tu orden y lo atiende una persona. El dinero vuelve por el mismo medio con el que pagaste; enviamos la devolución en dos días hábiles y tu banco puede demorar hasta diez más. Con la devolución se cierra el acceso, y tus notas se pueden descargar antes.

Si la ley de tu país te da más derechos que esta página, vale la ley.`;

const en = `You can ask for a refund of a course **within 14 days** of buying it, without giving a reason.

## Self-paced courses

- If you completed **less than 30%**, you get all of it back.
- If you completed more, a person reads your case and answers within two working days. Tell us what went wrong.

## Courses with dates

- Up to **7 days before** the start: a full refund, even if the 14 days have passed.
- After the start: the 14 days from purchase apply, provided that you attended one session at most.
- If we cancel or move the dates, you choose between a refund and the next group.

## How to ask, and when it arrives

Reply to the mail that brought your receipt: it carries your order number, and a person reads it. The money returns the way you paid; we send it within two working days and your bank may take up to ten more. Access closes with the refund, and you can download your notes before that.

If the law of your country gives you more rights than this page, the law prevails.`;

const pt = `Você pode pedir o reembolso de um curso **em até 14 dias** após a compra, sem explicar o motivo.

## Cursos no seu ritmo

- Se você concluiu **menos de 30%**, devolvemos tudo.
- Se concluiu mais, uma pessoa lê o seu caso e responde em até dois dias úteis. Conte o que não funcionou.

## Cursos com datas

- Até **7 dias antes** do início: reembolso integral, mesmo depois dos 14 dias.
- Depois do início: valem os 14 dias da compra, se você participou de no máximo um encontro.
- Se nós cancelarmos ou mudarmos as datas, você escolhe entre o reembolso e a próxima turma.

## Como pedir e quando chega

Responda ao e-mail que trouxe o seu recibo: ele leva o número do pedido, e uma pessoa o atende. O dinheiro volta pelo mesmo meio de pagamento; enviamos a devolução em até dois dias úteis, e o banco pode levar mais dez. O acesso se encerra com o reembolso, e antes disso você pode baixar as suas anotações.

Se a lei do seu país lhe dá mais direitos do que esta página, vale a lei.`;

export const refunds: LegalDocumentSeed = {
  slug: "refunds",
  title: { es: "Reembolsos", en: "Refunds", "pt-BR": "Reembolsos" },
  updatedOn: "2026-11-01",
  body: { es, en, "pt-BR": pt },
};

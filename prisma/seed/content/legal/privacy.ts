import type { LegalDocumentSeed } from "../legal-document.ts";

const es = `Guardamos lo necesario para que aprendas y nada para vender.

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

const en = `We keep what is needed for you to learn, and nothing to sell.

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

const pt = `Guardamos o necessário para você aprender, e nada para vender.

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

export const privacy: LegalDocumentSeed = {
  slug: "privacy",
  title: { es: "Privacidad", en: "Privacy", "pt-BR": "Privacidade" },
  updatedOn: "2026-11-01",
  body: { es, en, "pt-BR": pt },
};

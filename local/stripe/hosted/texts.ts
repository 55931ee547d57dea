/** Words of the hosted pages in one language. */
export type Texts = {
  lang: string;
  title: string;
  testMode: string;
  pay: (amount: string) => string;
  save: string;
  complete: string;
  subscribe: string;
  summary: string;
  quantity: string;
  subtotal: string;
  discount: string;
  total: string;
  nothingDue: string;
  email: string;
  cardNumber: string;
  expiry: string;
  expiryHint: string;
  cvc: string;
  name: string;
  promotionCode: string;
  apply: string;
  badPromotionCode: string;
  back: string;
  badEmail: string;
  badExpiry: string;
  expiredTitle: string;
  expiredText: string;
  completeTitle: string;
  completeText: string;
  continue: string;
  missingTitle: string;
  missingText: string;
  authTitle: string;
  authText: (amount: string) => string;
  authSetupText: string;
  authorize: string;
  fail: string;
  refusals: Readonly<Record<string, string>>;
};

const EN: Texts = {
  lang: "en",
  title: "Payment",
  testMode: "Test mode: no money moves. Use a documented test card such as 4242 4242 4242 4242.",
  pay: (amount) => `Pay ${amount}`,
  save: "Save card",
  complete: "Complete order",
  subscribe: "Subscribe",
  summary: "Order summary",
  quantity: "Quantity",
  subtotal: "Subtotal",
  discount: "Discount",
  total: "Total",
  nothingDue: "Nothing to pay.",
  email: "Email",
  cardNumber: "Card number",
  expiry: "Expiry date",
  expiryHint: "Month and year, as on the card: MM / YY",
  cvc: "CVC",
  name: "Name on card",
  promotionCode: "Promotion code",
  apply: "Apply",
  badPromotionCode: "This code cannot be used for this purchase.",
  back: "Back to the shop",
  badEmail: "Enter an email address, such as name@example.com.",
  badExpiry: "Enter the expiry date as MM / YY.",
  expiredTitle: "This payment page has expired",
  expiredText: "Nothing was charged. Go back to the shop and start again.",
  completeTitle: "This payment is complete",
  completeText: "You have paid already; there is nothing more to do here.",
  continue: "Continue",
  missingTitle: "Page not found",
  missingText: "There is no payment at this address. Check the link.",
  authTitle: "Confirm that it is you",
  authText: (amount) => `Your bank asks you to confirm the payment of ${amount}. This page stands in for the bank's.`,
  authSetupText: "Your bank asks you to confirm that this card may be saved. This page stands in for the bank's.",
  authorize: "Authorize",
  fail: "Fail authentication",
  refusals: {
    card_declined: "Your card was declined. Try another card.",
    insufficient_funds: "Your card has insufficient funds. Try another card.",
    expired_card: "Your card has expired. Check the date or try another card.",
    incorrect_cvc: "The security code is incorrect.",
    invalid_cvc: "The security code is incomplete or has too many digits.",
    incorrect_number: "The card number is not correct. Check the digits.",
    invalid_number: "Enter the whole card number.",
    invalid_expiry_month: "The month must be between 01 and 12.",
    invalid_expiry_year: "The year is in the past or not valid.",
    processing_error: "The card could not be processed. Try again in a moment.",
    test_mode_live_card: "Only documented test cards work here, such as 4242 4242 4242 4242.",
    payment_intent_authentication_failure: "We could not confirm that it is you. Try again or use another card.",
    setup_intent_authentication_failure: "We could not confirm that it is you. Try again or use another card.",
  },
};

const ES: Texts = {
  lang: "es",
  title: "Pago",
  testMode: "Modo de prueba: no se mueve dinero. Usa una tarjeta de prueba documentada, como 4242 4242 4242 4242.",
  pay: (amount) => `Pagar ${amount}`,
  save: "Guardar tarjeta",
  complete: "Completar pedido",
  subscribe: "Suscribirse",
  summary: "Resumen del pedido",
  quantity: "Cantidad",
  subtotal: "Subtotal",
  discount: "Descuento",
  total: "Total",
  nothingDue: "No hay nada que pagar.",
  email: "Correo electrónico",
  cardNumber: "Número de tarjeta",
  expiry: "Fecha de vencimiento",
  expiryHint: "Mes y año, como en la tarjeta: MM / AA",
  cvc: "Código CVC",
  name: "Nombre en la tarjeta",
  promotionCode: "Código promocional",
  apply: "Aplicar",
  badPromotionCode: "Este código no se puede usar en esta compra.",
  back: "Volver a la tienda",
  badEmail: "Escribe un correo electrónico, como nombre@ejemplo.com.",
  badExpiry: "Escribe la fecha de vencimiento como MM / AA.",
  expiredTitle: "Esta página de pago venció",
  expiredText: "No se cobró nada. Vuelve a la tienda y empieza de nuevo.",
  completeTitle: "Este pago está completo",
  completeText: "Ya pagaste; no hay nada más que hacer aquí.",
  continue: "Continuar",
  missingTitle: "Página no encontrada",
  missingText: "No hay ningún pago en esta dirección. Revisa el enlace.",
  authTitle: "Confirma que eres tú",
  authText: (amount) => `Tu banco te pide confirmar el pago de ${amount}. Esta página hace de banco.`,
  authSetupText: "Tu banco te pide confirmar que se puede guardar esta tarjeta. Esta página hace de banco.",
  authorize: "Autorizar",
  fail: "Rechazar la autenticación",
  refusals: {
    card_declined: "Tu tarjeta fue rechazada. Prueba con otra tarjeta.",
    insufficient_funds: "Tu tarjeta no tiene fondos suficientes. Prueba con otra tarjeta.",
    expired_card: "Tu tarjeta venció. Revisa la fecha o prueba con otra tarjeta.",
    incorrect_cvc: "El código de seguridad no es correcto.",
    invalid_cvc: "El código de seguridad está incompleto o tiene dígitos de más.",
    incorrect_number: "El número de tarjeta no es correcto. Revisa los dígitos.",
    invalid_number: "Escribe el número de tarjeta completo.",
    invalid_expiry_month: "El mes debe estar entre 01 y 12.",
    invalid_expiry_year: "El año ya pasó o no es válido.",
    processing_error: "No se pudo procesar la tarjeta. Inténtalo de nuevo en un momento.",
    test_mode_live_card: "Aquí solo funcionan tarjetas de prueba documentadas, como 4242 4242 4242 4242.",
    payment_intent_authentication_failure: "No pudimos confirmar que eres tú. Inténtalo de nuevo o usa otra tarjeta.",
    setup_intent_authentication_failure: "No pudimos confirmar que eres tú. Inténtalo de nuevo o usa otra tarjeta.",
  },
};

const PT_BR: Texts = {
  lang: "pt-BR",
  title: "Pagamento",
  testMode: "Modo de teste: nenhum dinheiro é movimentado. Use um cartão de teste documentado, como 4242 4242 4242 4242.",
  pay: (amount) => `Pagar ${amount}`,
  save: "Salvar cartão",
  complete: "Concluir pedido",
  subscribe: "Assinar",
  summary: "Resumo do pedido",
  quantity: "Quantidade",
  subtotal: "Subtotal",
  discount: "Desconto",
  total: "Total",
  nothingDue: "Não há nada a pagar.",
  email: "E-mail",
  cardNumber: "Número do cartão",
  expiry: "Data de validade",
  expiryHint: "Mês e ano, como no cartão: MM / AA",
  cvc: "Código CVC",
  name: "Nome no cartão",
  promotionCode: "Código promocional",
  apply: "Aplicar",
  badPromotionCode: "Este código não pode ser usado nesta compra.",
  back: "Voltar à loja",
  badEmail: "Informe um e-mail, como nome@exemplo.com.",
  badExpiry: "Informe a validade como MM / AA.",
  expiredTitle: "Esta página de pagamento expirou",
  expiredText: "Nada foi cobrado. Volte à loja e comece de novo.",
  completeTitle: "Este pagamento está concluído",
  completeText: "Você já pagou; não há mais nada a fazer aqui.",
  continue: "Continuar",
  missingTitle: "Página não encontrada",
  missingText: "Não há pagamento neste endereço. Confira o link.",
  authTitle: "Confirme que é você",
  authText: (amount) => `Seu banco pede que você confirme o pagamento de ${amount}. Esta página faz o papel do banco.`,
  authSetupText: "Seu banco pede que você confirme que este cartão pode ser salvo. Esta página faz o papel do banco.",
  authorize: "Autorizar",
  fail: "Falhar autenticação",
  refusals: {
    card_declined: "Seu cartão foi recusado. Tente outro cartão.",
    insufficient_funds: "Seu cartão não tem saldo suficiente. Tente outro cartão.",
    expired_card: "Seu cartão expirou. Confira a data ou tente outro cartão.",
    incorrect_cvc: "O código de segurança está incorreto.",
    invalid_cvc: "O código de segurança está incompleto ou tem dígitos demais.",
    incorrect_number: "O número do cartão não está correto. Confira os dígitos.",
    invalid_number: "Informe o número completo do cartão.",
    invalid_expiry_month: "O mês deve estar entre 01 e 12.",
    invalid_expiry_year: "O ano já passou ou não é válido.",
    processing_error: "Não foi possível processar o cartão. Tente de novo em instantes.",
    test_mode_live_card: "Aqui só funcionam cartões de teste documentados, como 4242 4242 4242 4242.",
    payment_intent_authentication_failure: "Não conseguimos confirmar que é você. Tente de novo ou use outro cartão.",
    setup_intent_authentication_failure: "Não conseguimos confirmar que é você. Tente de novo ou use outro cartão.",
  },
};

/** The words for a session's locale; `auto` and none follow the browser, and any other language reads English. */
export function textsFor(locale: string | null, acceptLanguage: string | undefined): Texts {
  const wanted = locale === null || locale === "auto" ? (acceptLanguage ?? "").split(",").map((part) => (part.split(";")[0] ?? "").trim()) : [locale];
  for (const tag of wanted) {
    if (tag.startsWith("es")) return ES;
    if (tag.startsWith("pt")) return PT_BR;
    if (tag.startsWith("en")) return EN;
  }
  return EN;
}

/** What a buyer reads about a refusal. */
export function refusalText(texts: Texts, refusal: { code: string; declineCode?: string }): string {
  return (refusal.declineCode === undefined ? undefined : texts.refusals[refusal.declineCode]) ?? texts.refusals[refusal.code] ?? texts.refusals.card_declined ?? "";
}

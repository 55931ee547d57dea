import { renderToBuffer } from "@react-pdf/renderer";
import { createTranslator } from "next-intl";
import { loadMessages } from "@/lib/i18n/load-messages";
import { toLocale } from "@/lib/i18n/locales";
import { registerFonts } from "./fonts";
import { receiptDocument } from "./receipt-document";
import type { DocumentSnapshot } from "./snapshot";

/** The PDF of a receipt or a credit note, in the language of its order. */
export async function renderDocument(snapshot: DocumentSnapshot): Promise<Buffer> {
  registerFonts();
  const locale = toLocale(snapshot.locale);
  const { commerce } = await loadMessages(locale);
  const translate = createTranslator({
    locale,
    messages: { commerce } as { commerce: { document: { [key: string]: string } } },
    namespace: "commerce.document",
    onError: (error) => {
      throw error;
    },
  });
  return renderToBuffer(receiptDocument({ snapshot, t: (key, values) => translate(key, values) }));
}

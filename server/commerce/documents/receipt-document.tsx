import { Document, Page, StyleSheet, Svg, Path, Text, View, type DocumentProps } from "@react-pdf/renderer";
import type { ReactElement } from "react";
import { formatDate, formatMoney, formatTime, formatZone } from "@/lib/i18n/format";
import { PAPER, SYMBOL } from "@/server/documents";
import { SANS, SERIF } from "./fonts";
import type { DocumentSnapshot } from "./snapshot";

type Props = { snapshot: DocumentSnapshot; t(key: string, values?: Record<string, string | number>): string };

const { ink: INK, muted: MUTED, line: LINE, accent: ACCENT, signal: SIGNAL } = PAPER;

const styles = StyleSheet.create({
  page: { padding: 56, fontFamily: SANS, fontSize: 10, lineHeight: 1.45, color: INK },
  head: { flexDirection: "row", justifyContent: "space-between", alignItems: "flex-start" },
  title: { fontFamily: SERIF, fontWeight: 600, fontSize: 26, lineHeight: 1.1, marginTop: 40 },
  number: { fontSize: 12, marginTop: 6, color: MUTED },
  parties: { flexDirection: "row", gap: 40, marginTop: 28 },
  party: { flex: 1 },
  label: { color: MUTED, fontSize: 9, marginBottom: 3 },
  strong: { fontWeight: 600 },
  table: { marginTop: 32, borderTopWidth: 2, borderTopColor: INK },
  row: { flexDirection: "row", justifyContent: "space-between", gap: 24, paddingVertical: 9, borderBottomWidth: 0.5, borderBottomColor: LINE },
  lineTitle: { flex: 1 },
  total: { flexDirection: "row", justifyContent: "space-between", alignItems: "flex-end", paddingTop: 14 },
  totalAmount: { fontFamily: SERIF, fontWeight: 600, fontSize: 20, lineHeight: 1 },
  facts: { marginTop: 32, color: MUTED },
  foot: { position: "absolute", left: 56, right: 56, bottom: 40, fontSize: 8.5, color: MUTED },
});

/** A receipt or a credit note on one sheet: who, to whom, for what, how much and when. */
export function receiptDocument({ snapshot, t }: Props): ReactElement<DocumentProps> {
  const { seller, buyer, locale, currency, lines, kind } = snapshot;
  const isNote = kind === "credit_note";
  const money = (amount: number) => formatMoney(amount, currency, locale, "exact");
  return (
    <Document title={`${t(`${kind}.title`)} ${snapshot.number}`} author={seller.name} language={locale} creationDate={new Date(snapshot.issuedAt)}>
      <Page size="A4" style={styles.page}>
        <View style={styles.head}>
          <Mark />
          <Text style={styles.label}>{formatDate(new Date(snapshot.issuedAt), locale, snapshot.timeZone, "long")}</Text>
        </View>
        <Text style={styles.title}>{t(`${kind}.title`)}</Text>
        <Text style={styles.number}>{snapshot.number}</Text>
        <View style={styles.parties}>
          <Party label={t("seller")} name={seller.name} details={[seller.taxId, seller.address]} />
          <Party label={t("buyer")} name={buyer.name} details={[buyer.email]} />
        </View>
        <View style={styles.table}>
          {lines.map((line) => (
            <View key={line.title} style={styles.row} wrap={false}>
              <View style={styles.lineTitle}>
                <Text style={styles.strong}>{line.title}</Text>
                {line.priceKind === "early_bird" && <Text style={styles.label}>{t("earlyBird")}</Text>}
              </View>
              <Text>{money(line.amount)}</Text>
            </View>
          ))}
          <View style={styles.row}>
            <Text style={{ color: MUTED }}>{t("taxes")}</Text>
            <Text style={{ color: MUTED }}>{t("taxesIncluded")}</Text>
          </View>
          <View style={styles.total}>
            <Text style={styles.strong}>{t(`${kind}.total`, { currency })}</Text>
            <Text style={styles.totalAmount}>{money(snapshot.total)}</Text>
          </View>
        </View>
        <View style={styles.facts}>
          <Text>{t("order", { number: snapshot.orderNumber })}</Text>
          {snapshot.paidAt && <Text>{t("paidAt", { when: paidWhen(snapshot.paidAt, snapshot) })}</Text>}
          {isNote && snapshot.receiptNumber && <Text>{t("takesBack", { number: snapshot.receiptNumber })}</Text>}
        </View>
        <Text style={styles.foot} fixed>
          {t(`${kind}.foot`)}
        </Text>
      </Page>
    </Document>
  );
}

function paidWhen(paidAt: string, { locale, timeZone }: DocumentSnapshot): string {
  const at = new Date(paidAt);
  return `${formatDate(at, locale, timeZone, "long")}, ${formatTime(at, locale, timeZone)} (${formatZone(at, locale, timeZone)})`;
}

function Party({ label, name, details }: { label: string; name: string; details: readonly string[] }) {
  return (
    <View style={styles.party}>
      <Text style={styles.label}>{label}</Text>
      <Text style={styles.strong}>{name}</Text>
      {details
        .filter((detail) => detail !== "")
        .map((detail) => (
          <Text key={detail}>{detail}</Text>
        ))}
    </View>
  );
}

/** The symbol: an open C and its mark in the margin. */
function Mark() {
  return (
    <Svg width={34} height={34} viewBox="0 0 32 32">
      <Path d={SYMBOL.letter} fill={ACCENT} />
      <Path d={SYMBOL.mark} fill={SIGNAL} />
    </Svg>
  );
}

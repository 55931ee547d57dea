/** Currencies whose smallest unit is the unit itself (https://docs.stripe.com/currencies#zero-decimal). */
const ZERO_DECIMAL = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf".split(" "));
/** Currencies counted in thousandths; Stripe asks that their last digit be zero. */
const THREE_DECIMAL = new Set("bhd jod kwd omr tnd".split(" "));

/** Smallest charge by settlement currency (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). */
const MINIMUM: Readonly<Record<string, number>> = {
  usd: 50, aed: 200, aud: 50, bgn: 100, brl: 50, cad: 50, chf: 50, czk: 1500, dkk: 250, eur: 50, gbp: 30, hkd: 400, huf: 17_500,
  inr: 50, jpy: 50, mxn: 1000, myr: 200, nok: 300, nzd: 50, pln: 200, ron: 200, sek: 300, sgd: 50, thb: 1000,
};
const MAXIMUM = 99_999_999;
const OTHERS = new Set(
  ("afn all amd ang aoa ars awg azn bam bbd bdt bmd bnd bob bsd bwp byn bzd cdf cny cop crc cve dop dzd egp etb fjd fkp gel gip gmd gtq gyd hnl htg " +
    "idr ils isk jmd kes kgs khr kyd kzt lak lbp lkr lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mzn nad ngn nio npr pab pen pgk php pkr qar rsd rub " +
    "sar sbd scr shp sle sos srd std szl tjs top try ttd twd tzs uah uyu uzs wst xcd yer zar zmw").split(" "),
);

/** Whether Stripe takes payments in a currency, given in lower case. */
export function isSupportedCurrency(currency: string): boolean {
  return currency in MINIMUM || ZERO_DECIMAL.has(currency) || THREE_DECIMAL.has(currency) || OTHERS.has(currency);
}

/** Digits after the point of a currency's amounts. */
export function decimalsOf(currency: string): number {
  if (ZERO_DECIMAL.has(currency)) return 0;
  return THREE_DECIMAL.has(currency) ? 3 : 2;
}

/** Smallest amount Stripe charges, in minor units; null where it depends on the day's exchange rate. */
export function minimumOf(currency: string): number | null {
  return MINIMUM[currency] ?? null;
}

/** Largest amount of one charge, in minor units. */
export function maximumOf(): number {
  return MAXIMUM;
}

/** An amount in minor units as a person reads it, with its currency. */
export function formatAmount(amount: number, currency: string, locale = "en"): string {
  const decimals = decimalsOf(currency);
  return new Intl.NumberFormat(locale, { style: "currency", currency: currency.toUpperCase(), minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
    amount / 10 ** decimals,
  );
}

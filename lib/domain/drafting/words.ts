const SMALL = new Set(
  `a al algo ante antes así aun aunque cada como con contra cual cuando cuya cuyo de del desde donde dos e el ella ellos en entre era es esa ese eso esta está este esto están
  fue ha han hasta hay la las le les lo los más me mi mientras muy ni no nos o otra otro para pero por porque pues que qué quien se sea según ser si sí sin sobre son su sus también
  tan tanto te tiene todo todos tras un una uno unos unas y ya an and are as at be been but by can did do does for from had has have how if in into is it its just may more most
  not of on only or our out over same should so some such than that the their them then there these they this those to too under up use used very was we were what when where which while
  who will with would you your ao aos às até com como da das dele dela depois do dos ela elas ele eles em essa esse isso esta este isto entre foi já mais mas mesmo na nas nem no nos
  num numa não ou para pela pelas pelo pelos por quando que quem são se sem ser seu seus sua suas só também tem um uma uns umas à é`.split(/\s+/u),
);

/** A text for comparing: without case, accents, marks and doubled spaces. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const SMALL_FOLDED = new Set([...SMALL].map(fold));

/** The words that carry a text's meaning, folded, in their order. */
export function contentWords(text: string): string[] {
  return fold(text).split(" ").filter((word) => word !== "" && !SMALL_FOLDED.has(word) && (word.length > 2 || /\p{N}/u.test(word)));
}

/** What forms of a word have in common, in the languages that end their words. */
function rootOf(word: string): string {
  const bare = word.replace(/s$/, "");
  return bare.length > 5 ? bare.slice(0, Math.max(5, bare.length - 3)) : bare;
}

/** How much of a text's meaning another text holds: 0 is none of its words, 1 all of them. 1 for a text without words. */
export function heldShare(text: string, within: string): number {
  const words = [...new Set(contentWords(text).map(rootOf))];
  if (words.length === 0) return 1;
  const held = new Set(contentWords(within).map(rootOf));
  return words.filter((word) => held.has(word)).length / words.length;
}

/** A text to hold against many others: what it takes of each is worked out once. */
export type Gist = { folded: string; roots: ReadonlySet<string> };

export function toGist(text: string): Gist {
  return { folded: fold(text), roots: new Set(contentWords(text).map(rootOf)) };
}

/** How alike two texts are: the share of their words that they have in common. */
export function likeness({ folded, roots: first }: Gist, { folded: other, roots: second }: Gist): number {
  if (folded === other) return 1;
  if (first.size === 0 && second.size === 0) return 0;
  let common = 0;
  for (const word of first) common += second.has(word) ? 1 : 0;
  return common / (first.size + second.size - common);
}

/** The numbers that a text holds, each read with a point and with a comma for decimals. */
export function numbersIn(text: string): number[] {
  return [...text.matchAll(/[-−]?\d[\d.,\u00a0 ]*\d|[-−]?\d/gu)].flatMap(([found]) => {
    const bare = found.replaceAll(/[\u00a0 ]/gu, "").replace("−", "-");
    return [bare.replaceAll(",", ""), bare.replaceAll(".", "").replace(",", ".")].map(Number).filter((value) => Number.isFinite(value));
  });
}

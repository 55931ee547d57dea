/** Where Markdown and the HTML in it name an address: a link's or image's end, a definition, an attribute. */
const PLACES = [/(\]\(\s*<?)([^)<>\s]+)/g, /^( {0,3}\[[^\]\n]+\]:\s*<?)([^<>\s]+)/gm, /(\b(?:src|href)\s*=\s*["'])([^"'<>\n]+)/gi];

/**
 * The text with the addresses that `rewrite` knows written otherwise; null leaves one as it is. By the marks around them
 * and not by grammar, so an address that an example shows is rewritten too: both ways alike.
 */
export function rewriteAddresses(markdown: string, rewrite: (address: string) => string | null): string {
  return PLACES.reduce((text, place) => text.replaceAll(place, (whole: string, before: string, address: string) => {
    const other = rewrite(address);
    return other === null ? whole : `${before}${other}`;
  }), markdown);
}

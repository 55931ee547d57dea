/**
 * What the content of elsewhere may do. It keeps its own origin, which is never ours, because its players need their
 * storage; it may neither lead our page away nor ask for a device.
 */
const SANDBOX = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation";
const ALLOW = "autoplay; encrypted-media; fullscreen; picture-in-picture";

/**
 * Puts the frame of an embed where its link stood, and under it a link to where it comes from, for when the frame is
 * blocked or the network is. The frame takes the focus. False when the link stands in no embed.
 */
export function openEmbed(link: HTMLAnchorElement): boolean {
  const { frame, open } = link.dataset;
  const title = link.querySelector(".embed-title")?.textContent ?? "";
  const figure = link.closest("figure");
  if (frame === undefined || !figure) return false;
  const shown = document.createElement("iframe");
  shown.title = title;
  shown.allow = ALLOW;
  shown.setAttribute("sandbox", SANDBOX);
  // YouTube refuses to play for a page that does not say where it is (its error 153).
  shown.referrerPolicy = "strict-origin-when-cross-origin";
  shown.className = "embed-frame";
  shown.src = frame;
  const elsewhere = document.createElement("a");
  Object.assign(elsewhere, { href: link.href, rel: link.rel, target: "_blank", textContent: open ?? link.href });
  const caption = document.createElement("figcaption");
  caption.append(title, " · ", elsewhere);
  figure.replaceChildren(shown, caption);
  shown.focus();
  return true;
}

/**
 * Where menus, popovers and tooltips are drawn: inside `main`, so that everything on the page lies in a landmark.
 * On a page without one, and on the server, Radix falls back to the body.
 */
export function overlayContainer(): HTMLElement | null {
  return typeof document === "undefined" ? null : document.querySelector("main");
}

import localFont from "next/font/local";

// The files come from the @fontsource packages, so a build asks no network. Only the two faces that every page
// shows above the fold are preloaded; italics and code load when a page uses them.
const serif = localFont({
  src: "../../node_modules/@fontsource-variable/piazzolla/files/piazzolla-latin-opsz-normal.woff2",
  weight: "100 900",
  style: "normal",
  display: "swap",
  variable: "--face-serif",
  adjustFontFallback: "Times New Roman",
});

const sans = localFont({
  src: "../../node_modules/@fontsource-variable/schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2",
  weight: "400 900",
  style: "normal",
  display: "swap",
  variable: "--face-sans",
});

const serifItalic = localFont({
  src: "../../node_modules/@fontsource-variable/piazzolla/files/piazzolla-latin-opsz-italic.woff2",
  weight: "100 900",
  style: "italic",
  display: "swap",
  variable: "--face-serif-italic",
  adjustFontFallback: "Times New Roman",
  preload: false,
});

const mono = localFont({
  src: "../../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  weight: "100 800",
  style: "normal",
  display: "swap",
  variable: "--face-mono",
  adjustFontFallback: false,
  preload: false,
});

/** Class names for `<html>`: they define the font variables that the stylesheet's stacks start with. */
export const fontVariables = [serif, sans, serifItalic, mono].map((face) => face.variable).join(" ");

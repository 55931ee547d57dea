/** The design tokens as sRGB: mail programs know neither OKLCH nor custom properties. Light stock only. */
export const MAIL_COLORS = {
  surface: "#fefcf8",
  sunken: "#f2ebe0",
  ink: "#172034",
  inkMuted: "#4d5565",
  line: "#dfd8cc",
  accent: "#234ba0",
  onAccent: "#fdfaf4",
  signal: "#f4a22c",
} as const;

export const MAIL_FONTS = {
  serif: "Piazzolla, 'Iowan Old Style', Georgia, 'Times New Roman', serif",
  sans: "'Schibsted Grotesk', system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif",
  mono: "'JetBrains Mono', ui-monospace, Menlo, Consolas, monospace",
} as const;

import type { MetadataRoute } from "next";

/** The web app manifest. Colours are the hex twins of `--paper` and `--ink`, because manifests do not read CSS. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Criterio",
    short_name: "Criterio",
    start_url: "/",
    display: "standalone",
    background_color: "#faf5ec",
    theme_color: "#172034",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/apple-icon.png", sizes: "180x180", type: "image/png" },
    ],
  };
}

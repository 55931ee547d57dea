import type { ComponentType } from "react";
import type { VideoStageProps } from "./video-stage";

/** Loads the player, and its controls' names in the interface's language before the controls exist. */
export async function loadStage(locale: string): Promise<ComponentType<VideoStageProps>> {
  const [stage] = await Promise.all([import("./video-stage"), nameControls(locale)]);
  return stage.default;
}

async function nameControls(locale: string): Promise<void> {
  const { setLanguage } = await import("media-chrome/dist/utils/i18n.js");
  if (locale === "es") await import("media-chrome/dist/lang/es.js");
  if (locale === "pt-BR") await import("media-chrome/dist/lang/pt.js");
  setLanguage(locale);
}

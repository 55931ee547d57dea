import { useTranslations } from "next-intl";
import type { RichCommand } from "./rich-commands";

/** What a command is called: by the words of the Markdown bar where both have it. */
export function useCommandName(): (command: RichCommand) => string {
  const shared = useTranslations("authoring.editor.commands");
  const own = useTranslations("rich-editor.commands");
  return (command) => {
    switch (command) {
      case "heading":
      case "bold":
      case "italic":
      case "link":
      case "list":
      case "numbers":
      case "quote":
      case "code":
      case "math":
      case "table":
      case "callout":
      case "image":
        return shared(command);
      default:
        return own(command);
    }
  };
}

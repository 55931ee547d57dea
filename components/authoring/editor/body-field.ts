import type { ReactNode, RefObject } from "react";
import type { LessonEditor, LessonText } from "../studio-types";

/** What can be asked of the text, whichever way it is written. */
export type BodyHandle = {
  /** Hands on what was typed and not yet told. */
  flush: () => void;
  /** Where the caret stands, as a place in the Markdown. */
  caret: () => number;
  focus: () => void;
};

export type BodyFieldProps = {
  courseId: string;
  kind: LessonEditor["kind"];
  language: string;
  canEdit: boolean;
  body: string;
  /** Grows when `body` came from elsewhere and not from this field. */
  version: number;
  isHidden: boolean;
  /** Buttons that stand beside the format bar. */
  tools: ReactNode;
  preview: ReactNode;
  handle: RefObject<BodyHandle | null>;
  /** Where the caret is to stand at first. */
  caret: number | null;
  /** An empty change says that something is being typed; its text follows in a moment. */
  onChange: (fields: Partial<LessonText>) => void;
};

import type { CaptionProblem } from "./caption-cue";

type Params = Record<string, string | number>;

/** What can be wrong with a caption file, in English. Pages say it in the reader's language, by its code. */
const TEXTS = {
  too_large: ({ megabytes }) => `The file is larger than ${megabytes} MB.`,
  not_utf8: ({ encoding }) => `The file is not UTF-8: it was read as ${encoding}.`,
  empty_file: () => "The file is empty.",
  unknown_format: () => "The file is neither WebVTT, which starts with WEBVTT, nor SubRip, which has times such as 00:00:01,000 --> 00:00:02,000.",
  too_many_cues: ({ most }) => `The file has more than ${most} cues.`,
  no_cues: () => "The file has no cue.",
  bad_signature: () => "The first line must be WEBVTT, with nothing before it.",
  blank_after_header: () => "A blank line is missing after the header.",
  cue_without_times: () => "A cue needs a line with its times, such as 00:01.000 --> 00:04.000.",
  blank_before_cue: () => "A blank line is missing before this cue.",
  ends_before_start: () => "The cue ends before it starts.",
  no_text: () => "The cue has no text.",
  setting_unknown: ({ setting }) => `The cue setting "${setting}" is not understood and was left out.`,
  bad_times: ({ example }) => `The times are not in the form ${example}.`,
  extra_digits: () => "A time has more than three digits after the dot; they were left out.",
  arrow_spaces: () => "Spaces are missing around the arrow.",
  settings_space: () => "A space is missing between the times and the settings.",
  read_as_hours: ({ time }) => `${time} was read as hours and minutes.`,
  carried_over: () => "A time has more than 59 minutes or seconds; the rest was carried over.",
  out_of_order: ({ number, before }) => `The cues are not in order: number ${number} starts before number ${before}.`,
  lines_before_times: () => "The lines before the times belong to no cue.",
  after_times: () => "What follows the times was left out.",
  empty_cue_dropped: () => "The cue has no text and was left out.",
  styling_dropped: () => "Colours, fonts and positions were left out.",
  no_times: () => "The cue has no times.",
  blank_inside_cue: () => "A blank line inside a cue was left out.",
  tag_open: ({ tag }) => `The tag <${tag} has no closing ">".`,
  tag_unknown: ({ tag }) => `The tag <${tag}> is not one of WebVTT; write &lt; for a less-than sign.`,
  tag_incomplete: ({ tag }) => `The tag <${tag}> does not say which.`,
  tag_misplaced: () => "The tag <rt> stands outside of <ruby>.",
} satisfies Record<string, (params: Params) => string>;

export type CaptionProblemCode = keyof typeof TEXTS;

export const CAPTION_PROBLEM_CODES = Object.keys(TEXTS) as CaptionProblemCode[];

/** A problem at a line of the file, counted from 1. */
export function captionProblem(line: number, kind: CaptionProblem["kind"], code: CaptionProblemCode, params: Params = {}): CaptionProblem {
  return { line, kind, code, params, message: TEXTS[code](params) };
}
